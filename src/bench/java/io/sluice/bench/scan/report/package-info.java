/** Reports scans: tables, charts and JSON. */
package io.sluice.bench.scan.report;
