/** What a person sees on standard error while a job works. */
package io.sluice.progress;
