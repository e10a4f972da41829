package io.sluice.testing.network;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The steps of a block. That one is done shows by what the loader sends next, before the server
 * gets it; that the last one is, by the server's reply.
 */
public enum BlockStep {
  /** It is read and parsed; the first thing that the server hears of it is its lookup. */
  PARSE(BlockStep.LOOKUP_BEGINNING),
  LOOKUP("LOAD DATA ", "INSERT INTO `chat_messages`"),
  INSERT("SELECT `id`"),
  REJECTS("INSERT INTO sluice_load_batch ("),
  LEDGER("COMMIT"),
  COMMIT("COMMIT");

  private static final String LOOKUP_BEGINNING = "SELECT `file`, `start`, ";

  private final List<String> next;

  BlockStep(String... next) {
    this.next = List.of(next);
  }

  /**
   * Whether it is done just now.
   *
   * @param sent what the loader has sent on a connection since its last COMMIT
   */
  public boolean isDone(List<String> sent) {
    return isNext(sent.get(sent.size() - 1))
        && ofBlock(sent).stream().filter(this::isNext).count() == 1;
  }

  /** Whether one of the steps is done just now. */
  public static boolean isOneDone(List<String> sent) {
    return List.of(values()).stream().anyMatch(step -> step.isDone(sent));
  }

  /**
   * Lets a loader that goes through a proxy do this step of its so-manieth block, and no more on
   * that connection; does something before it learns of that.
   */
  public void endsAt(int block, TcpProxy proxy, Runnable action) {
    AtomicInteger blocks = new AtomicInteger();
    Predicate<List<String>> moment = sent -> isDone(sent) && blocks.incrementAndGet() == block;
    if (this == COMMIT) {
      proxy.dropReplyToCommit(1, moment, action);
    } else {
      proxy.cutBefore(moment, action);
    }
  }

  private boolean isNext(String statement) {
    return next.stream().anyMatch(statement::startsWith);
  }

  /** From the block's lookup on; the ledger is read in other ways, too, and rows are tried. */
  private static List<String> ofBlock(List<String> sent) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (sent.get(i).startsWith(LOOKUP_BEGINNING) && sent.get(i).contains(" AND `batch` = ")) {
        return sent.subList(i, sent.size());
      }
    }
    return List.of();
  }
}
