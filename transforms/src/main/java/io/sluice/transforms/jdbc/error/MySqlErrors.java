package io.sluice.transforms.jdbc.error;

import java.util.Map;

/**
 * The errors of MySQL and MariaDB that a user is likely to see, by number. If the two disagree
 * about a number, one of them does not send it to clients like Sluice.
 */
final class MySqlErrors {

  static final Map<String, KnownError> TABLE =
      KnownError.table(
          """
          3    | names  | The server cannot write a temporary file, usually because its disk is full. | Free space in its tmpdir.
          5    | names  | The server is out of memory. | Lower its buffers or give it more memory.
          20   | names  | The server's disk is full. | Free space on the server's disk.
          28   | names  | The server's disk is full. | Free space on the server's disk.
          1005 | names  | The server cannot create the table; the errno in its message says why. | Fix the cause, or create the table yourself.
          1017 | names  | A file of the table is missing on the server. | Ask the server's administrator to restore the table.
          1020 | names  | Another session changed the row first. | Run the same command again.
          1021 | names  | The server's disk is full. | Free space on the server's disk.
          1030 | names  | The storage engine failed; error 28 in its message means a full disk. | Read the server's error log.
          1034 | names  | An index of the table is damaged. | Ask the server's administrator to repair the table.
          1036 | names  | The table is read-only. | Use another table, or make this one writable.
          1037 | names  | The server is out of memory. | Lower its buffers or give it more memory.
          1040 | login  | The server has no free connection. | Wait, raise max_connections, or lower --maxConnections.
          1041 | names  | The server is out of memory. | Lower its buffers or give it more memory.
          1042 | login  | The server cannot resolve this machine's address. | Ask its administrator to set skip_name_resolve.
          1044 | names  | The user has no privileges on the database. | Grant them, or check --database.
          1045 | login  | The user name or the password is wrong, or the account requires another host or TLS. | Check --user, --passwordFile and --tls.
          1046 | names  | No database is selected. | Name one with --database.
          1047 | names  | The cluster node does not accept statements now. | Wait until it is in sync, or name another node with --host.
          1048 | names  | A NOT NULL column got NULL. | Check the column's definition and the table's triggers.
          1049 | login  | The database does not exist. | Create it, or check --database.
          1050 | names  | Another session created the table first. | Run the same command again.
          1053 | names  | The server is shutting down. | Run the same command again when it is up.
          1054 | names  | The statement names a column that does not exist. | Check the names in the command and in the table's triggers.
          1060 | names  | Another session added the column first. | Run the same command again.
          1061 | names  | The table already has an index of that name. | Drop or rename one of the two.
          1062 | first  | Two rows have the same value in a unique index. | Drop the index, or remove the duplicate.
          1064 | first  | The server does not understand the statement. | Check --where, --query and --pauseIf, and the server's version.
          1067 | names  | The server's settings forbid the column's default value. | Create the table yourself, with another default.
          1068 | names  | The table already has a primary key. | Drop it first.
          1069 | names  | The table has as many indexes as the server allows. | Drop one that is not needed.
          1071 | names  | An index is longer than the server allows. | Create the table with ROW_FORMAT=DYNAMIC, or with shorter columns in the index.
          1072 | names  | The index needs a column that does not exist. | Add the column, or drop the index.
          1075 | names  | An AUTO_INCREMENT column must be in an index. | Add the index first.
          1091 | names  | Another session dropped it first. | Run the same command again.
          1093 | names  | A trigger or a view reads the table that is being written. | Drop the trigger, or name the table itself.
          1109 | names  | The table does not exist. | Check --table and --database.
          1114 | names  | The table cannot grow: its disk or its tablespace is full. | Free space on the server, or enlarge the tablespace.
          1115 | names  | The server does not know the character set. | Use MySQL 8.0 or MariaDB 10.6 or later.
          1118 | names  | A row is longer than the server allows. | Shorten columns, or change them to TEXT.
          1129 | login  | The server blocks this host after many failed connections. | Ask its administrator to run FLUSH HOSTS.
          1130 | login  | No account on the server allows this host. | Create one with CREATE USER 'name'@'host'.
          1135 | login  | The server cannot create a thread. | Give it more memory or a higher process limit, or lower --maxConnections.
          1142 | names  | The user lacks a privilege on the table. | Grant it.
          1143 | names  | The user lacks a privilege on the column. | Grant it.
          1146 | names  | The table does not exist. | Check --table and --database.
          1153 | names  | A statement is longer than max_allowed_packet. | Raise max_allowed_packet on the server.
          1170 | names  | An index on a TEXT or BLOB column must name a length. | Give the index a prefix length.
          1180 | names  | The server refused to commit; the error in its message says why. | If the transaction is too large for the cluster, raise wsrep_max_ws_size or lower --commitTarget.
          1193 | names  | The server does not know the setting. | Use MySQL 8.0 or MariaDB 10.6 or later, without a proxy between.
          1194 | names  | The table is damaged. | Ask the server's administrator to repair it.
          1197 | names  | A transaction is larger than max_binlog_cache_size. | Raise max_binlog_cache_size, or lower --commitTarget.
          1203 | login  | The user has as many connections as max_user_connections allows. | Wait, raise the limit, or lower --maxConnections.
          1205 | names  | Another session held a lock for too long. | End its transaction, or raise innodb_lock_wait_timeout.
          1206 | names  | The server has no memory for more locks. | Raise innodb_buffer_pool_size, or lower --maxConnections.
          1213 | names  | The transaction was in a deadlock. | Run the same command again while fewer sessions write to the table.
          1215 | names  | A foreign key does not match its parent table. | Compare the types of both columns.
          1216 | names  | A row lacks the parent row that a foreign key requires. | Load the parent table first.
          1217 | names  | Other rows refer to the row. | Check the foreign keys that reference the table.
          1223 | names  | A read lock forbids writing. | Release it with UNLOCK TABLES.
          1226 | names  | The account has reached one of its limits. | Wait until the hour is over, raise the limit with ALTER USER, or lower --maxConnections.
          1227 | names  | The user lacks a privilege. | Grant it.
          1231 | names  | The server or a proxy refuses the value of a setting. | Connect to the server itself.
          1235 | names  | The server's version does not support this. | Use a newer server.
          1251 | login  | The account's password is stored in an outdated format. | Set it again with ALTER USER.
          1253 | names  | The collation does not belong to the character set. | Change the column's collation.
          1264 | names  | A number does not fit its column. | Widen the column.
          1265 | names  | A value does not fit its column. | Widen the column, or correct the value.
          1267 | names  | Two compared strings have different collations. | Give both columns one collation, or add COLLATE to the condition.
          1271 | names  | Compared strings have different collations. | Give the columns one collation, or add COLLATE to the condition.
          1273 | names  | The server does not know the collation. | Use MySQL 8.0 or MariaDB 10.6 or later.
          1286 | names  | The server does not have the storage engine. | Enable InnoDB.
          1290 | names  | The server is read-only, or an option forbids this. | Connect to the primary server, or ask its administrator to turn the option off.
          1292 | values | A value is not a valid date, time or number. | Correct it, or widen the column.
          1298 | names  | The server does not know the time zone. | Load its time zone tables with mysql_tzinfo_to_sql.
          1300 | values | A string has characters that are invalid in its character set. | Correct the string, or make the column utf8mb4.
          1305 | names  | A function or a procedure is missing. | Create it, or change the trigger or the condition that calls it.
          1317 | names  | An administrator or a time limit stopped the statement. | Run the same command again.
          1356 | names  | The view refers to something that no longer exists, or its definer lacks a privilege. | Recreate the view.
          1364 | names  | A column without a default got no value. | Give the column a default.
          1366 | first  | A value does not match its column's type or character set. | Correct it, or change the column.
          1370 | names  | The user may not call a routine. | Grant EXECUTE on it.
          1406 | names  | A string is too long for its column. | Widen the column.
          1411 | first  | A function got a value in the wrong format. | Correct the value, or the trigger that calls the function.
          1412 | names  | The table was changed during the transaction. | Run the same command again.
          1419 | names  | The binary log requires SUPER for this. | Set log_bin_trust_function_creators, or use another account.
          1442 | names  | A trigger writes to the table that is being written. | Change or drop the trigger.
          1449 | names  | A trigger, view or routine belongs to an account that no longer exists. | Recreate it with another DEFINER, or create the account.
          1451 | names  | Other rows refer to the row. | Check the foreign keys that reference the table.
          1452 | names  | A row lacks the parent row that a foreign key requires. | Load the parent table first.
          1461 | names  | The server has reached its limit of prepared statements. | Raise max_prepared_stmt_count.
          1467 | names  | The AUTO_INCREMENT column has run out of numbers. | Widen the column.
          1524 | login  | The server has not loaded the account's authentication plugin. | Load it, or change the account with ALTER USER.
          1526 | anything | No partition accepts the value. | Add a partition.
          1586 | first  | Two rows have the same value in a unique index. | Drop the index, or remove the duplicate.
          1615 | names  | The table was changed between two statements. | Run the same command again.
          1644 | anything | A trigger or a routine refused the row. | Ask its author which rows it accepts.
          1690 | values | A computed number is out of range. | Correct the condition, or the trigger that computes it.
          1698 | login  | The account logs in as an operating-system user (unix_socket, auth_socket), or requires TLS. | Use an account with a password, or check --tls.
          1705 | names  | A statement is larger than max_binlog_stmt_cache_size. | Raise it, or lower --commitTarget.
          1709 | names  | An index column is longer than the table's row format allows. | Use ROW_FORMAT=DYNAMIC, or a shorter column.
          1785 | names  | GTIDs forbid a transaction that mixes storage engines. | Make all tables InnoDB.
          1792 | names  | The session is read-only. | Connect to the primary server, or set transaction_read_only to OFF.
          1799 | names  | Other sessions wrote too much while the index was built. | Raise innodb_online_alter_log_max_size, or run the command again at a quieter time.
          1820 | login  | The account's password has expired. | Set a new one with ALTER USER.
          1832 | names  | A foreign key uses the column. | Drop the foreign key first.
          1836 | names  | The server is read-only. | Connect to the primary server.
          1837 | names  | The session's GTID is set by hand. | Set GTID_NEXT to AUTOMATIC.
          1845 | names  | The server cannot change the table in this way. | Change it yourself, as its message suggests.
          1846 | names  | The server cannot change the table in this way. | Change it yourself, as its message suggests.
          1862 | login  | The account's password has expired. | Set a new one with ALTER USER.
          1874 | names  | InnoDB is read-only. | Ask the server's administrator to start it without innodb_read_only.
          1878 | names  | The server cannot write a temporary file. | Free space in its tmpdir.
          1927 | names  | An administrator ended the connection. | Run the same command again.
          1969 | names  | A statement took longer than max_statement_time. | Raise it for this user.
          1977 | anything | A string has a character that the other character set lacks. | Make the columns utf8mb4.
          3024 | names  | A statement took longer than max_execution_time. | Raise it for this user.
          3032 | login  | The server is in offline mode. | Wait until its administrator sets offline_mode to OFF.
          3100 | names  | The replication group refused the transaction. | Read the server's error log; lower --commitTarget if the transaction is too large.
          3101 | names  | Another member of the replication group changed the same rows. | Run the same command again, and write to one member only.
          3118 | login  | The account is locked. | Unlock it with ALTER USER … ACCOUNT UNLOCK.
          3140 | names  | A string is not valid JSON. | Correct it, or change the column's type.
          3141 | names  | A string is not valid JSON. | Correct it, or change the column's type.
          3156 | names  | A JSON value is not of the requested type. | Correct it, or change the column's type.
          3159 | login  | The server accepts encrypted connections only. | Use --tls=required or --tls=verify.
          3169 | names  | An administrator ended the session. | Run the same command again.
          3572 | names  | Another session holds the lock. | Run the same command again when it has ended.
          3675 | names  | The server's disk is full. | Free space on the server's disk.
          3750 | names  | The server requires a primary key in every table. | Add one, or set sql_require_primary_key to OFF.
          3751 | names  | A value does not fit an index on an expression. | Correct the value, or drop the index.
          3796 | names  | This member of the replication group does not accept transactions now. | Wait until it is ONLINE, or name another with --host.
          3819 | names  | A row does not meet a CHECK constraint. | Correct the row, or change the constraint.
          3854 | first  | A string has characters that the other character set lacks. | Make the columns utf8mb4.
          3955 | login  | Failed logins have locked the account. | Wait, or unlock it with ALTER USER … ACCOUNT UNLOCK.
          3988 | anything | A string has characters that the other character set lacks. | Make the columns utf8mb4.
          3989 | names  | The database is read-only. | Run ALTER DATABASE … READ ONLY = 0.
          4025 | names  | A row does not meet a CHECK constraint. | Correct the row, or change the constraint.
          4031 | names  | The server closed a connection that was idle. | Raise wait_timeout for this user.
          4151 | login  | The account is locked. | Unlock it with ALTER USER … ACCOUNT UNLOCK.
          """);

  private MySqlErrors() {}
}
