DROP TABLE viewer;
