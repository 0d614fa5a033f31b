package io.gyosil.session.card;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cards of lessons and their answers. Works in the open transaction. */
public interface Cards {

    /** Puts a problem on a card behind those that the lesson has. */
    Card insert(UUID sessionId, Deck.Drawn drawn, Instant at);

    Optional<Card> find(UUID sessionId, UUID cardId);

    /** The one that is open. */
    Optional<Card> open(UUID sessionId);

    void close(UUID cardId, Instant at);

    /** In the order in which they were shown. */
    List<Card> list(UUID sessionId, int afterPosition, int most);

    /** What a participant answered. */
    Optional<CardResults.Own> answer(UUID cardId, UUID participantId);

    void answer(UUID cardId, UUID participantId, CardResults.Own answer, Instant at);

    CardResults results(Card card);
}
