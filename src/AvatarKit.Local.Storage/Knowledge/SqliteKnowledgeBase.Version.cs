using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <content>Which state of the folder is searched.</content>
public sealed partial class SqliteKnowledgeBase : IKnowledgeVersion
{
    private volatile string version = "";

    /// <summary>Stands for the documents as they were found last: the same on every machine that has the same ones, another whenever one
    /// changes.</summary>
    /// <remarks>Where the folder is due for another look, that is begun; what it finds counts from the next question on.</remarks>
    /// <value>Empty before the first look.</value>
    public string Version
    {
        get
        {
            if (report is not null && options.RescanInterval >= TimeSpan.Zero
                && time.GetElapsedTime(Volatile.Read(ref lookedAt)) >= options.RescanInterval && refreshing.CurrentCount > 0)
            {
                _ = LookAgainAsync();
            }

            return version;
        }
    }

    private async Task LookAgainAsync()
    {
        try
        {
            await RefreshIfDueAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The next search meets the same, and tells it.
        }
    }

    private static string VersionOf(SqliteSession session)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using SqliteDataReader reader = session.Query("SELECT path, hash FROM files WHERE skipped IS NULL ORDER BY path");
        while (reader.Read())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(reader.GetString(0)));
            hash.AppendData([0]);
            hash.AppendData(reader.GetFieldValue<byte[]>(1));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
