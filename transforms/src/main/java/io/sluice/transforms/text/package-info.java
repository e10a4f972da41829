/** Texts of others in the program's own sentences: names of files, words of servers. */
package io.sluice.transforms.text;
