package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A day of a site.
 *
 * @param site the site, compared character by character
 * @param day the day in UTC
 */
public record SiteDay(String site, LocalDate day) {

  public SiteDay {
    requireNonNull(site, "site is null");
    requireNonNull(day, "day is null");
  }
}
