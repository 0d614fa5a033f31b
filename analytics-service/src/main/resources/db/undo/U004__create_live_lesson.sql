DROP TABLE live_answer, live_card, live_message, live_participant, live_lesson;
