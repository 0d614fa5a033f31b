package io.gyosil.models.cat;

/**
 * An item that was chosen, and why.
 *
 * @param item its place in the bank
 * @param value what the criterion says of it
 * @param best the highest value among the candidates: what exposure control gave away is the difference
 * @param candidates how many items might have been given, in the area that was chosen
 * @param area the content area, 0 without areas
 * @param deficit by how much the area's share was below its target, −1 to 1
 */
public record Selection(int item, double value, double best, int candidates, int area, double deficit) {}
