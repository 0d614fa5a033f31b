// Rooms of sockets on ws: a socket that says hello is in the room that the address ends with. What comes over /control, 36 characters
// of a room and then a frame, is sent to everybody in it.
import { WebSocket, WebSocketServer } from "ws";

const ROOM_LENGTH = 36;
const rooms = new Map();

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT), perMessageDeflate: false });

server.on("connection", (socket, request) => {
  if (request.url === "/control") {
    socket.on("message", send);
    return;
  }
  const room = request.url.slice(-ROOM_LENGTH);
  socket.once("message", () => {
    rooms.set(room, (rooms.get(room) ?? new Set()).add(socket));
    socket.send('{"type":"welcome"}');
  });
  socket.on("close", () => rooms.get(room)?.delete(socket));
});

function send(message) {
  const frame = message.subarray(ROOM_LENGTH);
  for (const client of rooms.get(message.toString("latin1", 0, ROOM_LENGTH)) ?? []) {
    if (client.readyState === WebSocket.OPEN) {
      client.send(frame, { binary: false });
    }
  }
}
