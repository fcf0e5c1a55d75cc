using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>A folder with the file of a store, and a connection of the tests' own to it.</summary>
[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The tests' own statements.")]
public abstract class SqliteFileTests : IDisposable
{
    private protected ScratchFolder Folder { get; } = new();

    private protected string DatabasePath => Folder["conversations.db"];

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Folder.Dispose();
        }
    }

    private protected static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private protected static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private protected async Task CreateAsync(int turns = 1)
    {
        await using SqliteConversationStore store = Open(Folder);
        for (int number = 0; number < turns; number++)
        {
            await store.SayAsync(Key, $"t{number}", new string('m', 300), new string('a', 900));
        }
    }

    private protected SqliteConnection Connect(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
