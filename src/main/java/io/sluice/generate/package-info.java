/**
 * Generates chat logs for tests and benchmarks. A seed determines every line, and the counts that a
 * load must report.
 */
package io.sluice.generate;
