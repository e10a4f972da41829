package io.sluice.transforms.jdbc.error;

import java.util.Map;

/** The PostgreSQL errors that a user is likely to see, by SQLState. */
final class PostgresErrors {

  static final Map<String, KnownError> TABLE =
      KnownError.table(
          """
          08001 | login  | The server cannot be reached. | Check --host and --port.
          08003 | names  | The connection was closed. | Run the same command again.
          08004 | login  | The server refuses the connection. | Check --user, --passwordFile and --tls.
          08006 | names  | The connection was lost. | Run the same command again when the server is up.
          08P01 | login  | What answers may not be a PostgreSQL server. | Check --host, --port and --engine.
          0A000 | names  | The server's version does not support this. | Use a newer server, or another statement.
          21000 | names  | A subquery returns more than one row. | Correct --where or --query.
          22001 | names  | A string is too long for its column. | Widen the column.
          22003 | values | A number is out of range. | Widen the column, or correct the condition.
          22007 | values | A value is not a valid date or time. | Correct --where or --query, or the row.
          22008 | values | A date or a time is out of range. | Correct --where or --query, or the row.
          22012 | names  | A number is divided by zero. | Correct --where or --query.
          22021 | values | A string is not valid in the database's encoding. | Correct the string.
          22P02 | values | A string does not have the type that it is compared with. | Correct --where or --query, or the row.
          23502 | names  | A NOT NULL column got NULL. | Check the column's definition and the table's triggers.
          23503 | names  | A row lacks the parent row that a foreign key requires, or other rows refer to it. | Check the table's foreign keys.
          23505 | names  | Two rows have the same value in a unique index. | Drop the index, or remove the duplicate.
          23514 | names  | A row does not meet a CHECK constraint. | Correct the row, or change the constraint.
          23P01 | names  | A row conflicts with another under an exclusion constraint. | Correct the row, or change the constraint.
          25006 | names  | The session is read-only. | Connect to the primary server, or set default_transaction_read_only to off.
          25P02 | names  | The transaction failed before this statement. | Run the same command again.
          25P03 | names  | The transaction was idle for longer than idle_in_transaction_session_timeout. | Raise it for this user.
          25P04 | names  | The transaction took longer than transaction_timeout. | Raise it for this user.
          26000 | names  | A prepared statement is gone, usually because of a pooler. | Connect to the server itself, or set the pooler to session mode.
          28000 | login  | The server does not let the user in from this host, or without TLS. | Check --user and --tls, and the server's pg_hba.conf.
          28P01 | login  | The user name or the password is wrong, or the password has expired. | Check --user and --passwordFile.
          3D000 | login  | The database does not exist. | Create it, or check --database.
          3F000 | names  | The schema does not exist. | Create it, or check its name.
          40001 | names  | Another transaction changed the same rows. | Run the same command again.
          40003 | names  | It is unknown whether the transaction was committed. | Run the same command again.
          40P01 | names  | The transaction was in a deadlock. | Run the same command again while fewer sessions write to the table.
          42501 | names  | The user lacks a privilege. | Grant it.
          42601 | values | The server does not understand the statement. | Check --where, --query and --pauseIf.
          42702 | names  | A column's name is ambiguous. | Put the table's name before it.
          42703 | names  | The statement names a column that does not exist. | Check the names in the command.
          42704 | names  | A type or another object does not exist. | Check the names in the command.
          42710 | names  | The object already exists. | Run the same command again.
          42723 | names  | The function already exists. | Run the same command again.
          42803 | names  | A column must be in GROUP BY. | Correct --query.
          42804 | names  | A value is not of the column's type. | Change the column's type, or correct the condition.
          42809 | names  | The object is not a table. | Check --table.
          42846 | names  | A value cannot be converted to the column's type. | Change the column's type, or correct the condition.
          42883 | names  | A function or an operator does not exist for these types. | Correct --where or --query.
          42P01 | names  | The table does not exist, or is in a schema that is not searched. | Check --table, --database and the user's search_path.
          42P07 | names  | Another session created the table first. | Run the same command again.
          42P21 | names  | Two compared strings have different collations. | Add COLLATE to the condition.
          42P22 | names  | Two compared strings have different collations. | Add COLLATE to the condition.
          53000 | names  | The server lacks resources. | Read the server's log.
          53100 | names  | The server's disk is full. | Free space on the server's disk.
          53200 | names  | The server is out of memory. | Lower work_mem or --maxConnections, or give it more memory.
          53300 | login  | The server or the user has no free connection. | Wait, raise the limit, or lower --maxConnections.
          53400 | names  | The statement reached temp_file_limit. | Raise it for this user.
          54000 | names  | The statement exceeds a limit of the server. | Use a simpler --where or --query.
          54001 | names  | The statement is too complex. | Use a simpler --where or --query.
          55000 | names  | The object is not ready for this. | Read the server's message, and fix what it names.
          55006 | names  | Another session uses the object. | Run the same command again when it has ended.
          55P03 | names  | Another session holds the lock. | End its transaction, or raise lock_timeout.
          57014 | names  | An administrator or statement_timeout stopped the statement. | Raise statement_timeout for this user, or run the same command again.
          57P01 | names  | An administrator ended the connection. | Run the same command again.
          57P02 | names  | The server crashed and is restarting. | Run the same command again when it is up.
          57P03 | login  | The server is starting or stopping. | Run the same command again when it is up.
          57P04 | names  | The database was dropped. | Create it, or check --database.
          57P05 | names  | The session was idle for longer than idle_session_timeout. | Raise it for this user.
          58030 | names  | The server cannot read or write a file. | Read the server's log.
          58P01 | names  | A file of the server is missing. | Read the server's log.
          P0001 | anything | A trigger or a function refused the row. | Ask its author which rows it accepts.
          XX000 | unknown | The server had an internal error. | Read the server's log.
          XX001 | names  | The table is damaged. | Ask the server's administrator to repair it.
          XX002 | names  | An index is damaged. | Rebuild it with REINDEX.
          """);

  private PostgresErrors() {}
}
