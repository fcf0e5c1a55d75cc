using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>One connection with its prepared commands. Not thread-safe.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => this.connection = connection;

    public static SqliteSession Open(string dataSource, TimeSpan busyTimeout, bool createIfMissing = false)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = dataSource,
            Mode = dataSource == ":memory:" ? SqliteOpenMode.Memory : createIfMissing ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,

            // Sessions are pooled here, with their prepared commands.
            Pooling = false,

            // The library repeats a busy command until this has passed; SQLite's own, finer wait below has then used it up.
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            session.Pragma(string.Create(CultureInfo.InvariantCulture, $"busy_timeout = {(long)busyTimeout.TotalMilliseconds}"));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a pragma with its value, both from constants.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities",
        Justification = "Pragmas take no parameters; their text is made of constants.")]
    public string? Pragma(string pragma)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a script of several statements, once.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Scripts are constants.")]
    public void Script(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement with values for <c>$1</c>, <c>$2</c>, ….</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query with values for <c>$1</c>, <c>$2</c>, …. Dispose the reader before the same query runs again.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteReader();

    /// <summary>The first column of the first row, or <see langword="null"/>.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        object? value = Prepare(sql, values).ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public long Number(string sql, params ReadOnlySpan<object?> values) => Convert.ToInt64(Scalar(sql, values) ?? 0L, CultureInfo.InvariantCulture);

    /// <summary>A text column whole: the library's own reading ends at a NUL character.</summary>
    public static string Text(SqliteDataReader reader, int column) => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column));

    public static string? OptionalText(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : Text(reader, column);

    /// <summary>Rolls back what is open; SQLite may have done so itself after a failure.</summary>
    public void TryRollback()
    {
        try
        {
            Script("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Nothing was open any more.
        }
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in commands.Values)
        {
            command.Dispose();
        }

        commands.Clear();
        connection.Dispose();
    }

    [SuppressMessage(
        "Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Statements are constants; values are bound.")]
    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int index = 0; index < values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${index + 1}") });
            }

            commands.Add(sql, command);
        }

        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}
