/**
 * The command line: words and run-configs become options, failures become one sentence and an exit
 * code. {@link io.sluice.cli.OptionParser} reads options, {@link io.sluice.cli.Help} prints them.
 */
package io.sluice.cli;
