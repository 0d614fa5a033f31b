DROP TABLE deck_memory, card_answer, card, problems;
