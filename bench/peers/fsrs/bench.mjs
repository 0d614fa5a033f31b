// Plays the histories of a file whenever a line comes in, writes the cards' states to the file that the line names, and
// answers with the nanoseconds that the playing took. `next` schedules for the one rating that was given; `repeat` would
// do it for all four.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createEmptyCard, fsrs, generatorParameters } from "ts-fsrs";

const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: true }));
const histories = readFileSync(process.argv[2], "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const numbers = line.split(" ").map(Number);
    const reviews = [];
    for (let i = 0; i < numbers.length; i += 2) {
      reviews.push({ rating: numbers[i], at: new Date(numbers[i + 1]) });
    }
    return reviews;
  });

function play(reviews) {
  let card = createEmptyCard(reviews[0].at);
  for (const { rating, at } of reviews) {
    card = scheduler.next(card, at, rating).card;
  }
  return card;
}

for await (const file of createInterface({ input: process.stdin })) {
  const begin = process.hrtime.bigint();
  const cards = histories.map(play);
  const took = process.hrtime.bigint() - begin;
  writeFileSync(
    file,
    cards.map((c) => `${c.stability} ${c.difficulty} ${c.due.getTime()} ${c.state} ${c.reps} ${c.lapses}\n`).join(""),
  );
  console.log(took.toString());
}
