/**
 * Lines that are not records: why (a {@link io.sluice.transforms.reject.Reason}), which ({@link
 * io.sluice.transforms.reject.Reject}, with the raw line) and where they are kept ({@link
 * io.sluice.transforms.reject.WriteRejects}). A rejected line is never lost and never ends a run.
 */
package io.sluice.transforms.reject;
