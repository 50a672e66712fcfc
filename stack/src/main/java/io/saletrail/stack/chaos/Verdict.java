package io.saletrail.stack.chaos;

import java.util.List;

/// The difference between what the histories say and what Trackdesk and the merchants' pages show.
///
/// @param expected number of expected conversions
/// @param missing conversions that Trackdesk lacks
/// @param wrong conversions with another status, amount or click
/// @param doubled conversions that no history asks for
/// @param stuck rows of an outbox, parked messages, and deliveries that did not end
/// @param unexplained payments whose page does not show the expected outcome
/// @param examples of differences
public record Verdict(
    int expected,
    int missing,
    int wrong,
    int doubled,
    long stuck,
    int unexplained,
    List<String> examples) {

  String counts() {
    return "%d missing, %d wrong, %d twice, %d stuck, %d unexplained"
        .formatted(missing, wrong, doubled, stuck, unexplained);
  }

  public boolean exact() {
    return missing == 0 && wrong == 0 && doubled == 0 && stuck == 0 && unexplained == 0;
  }
}
