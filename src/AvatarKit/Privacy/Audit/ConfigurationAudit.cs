using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AvatarKit;

/// <summary>Notes the names of settings that change while the host runs, never their values.</summary>
internal sealed class ConfigurationAudit(AvatarSettings settings, AuditNotes notes, IConfiguration? configuration = null) : IHostedService
{
    private readonly Lock gate = new();
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private Dictionary<string, string> known = [];
    private Task writing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        known = Read();
        settings.Changed += Compare;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        settings.Changed -= Compare;
        Task last;
        lock (gate)
        {
            last = writing;
        }

        await last.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Who listens to a change of the configuration is called within it: the note is written after it.
    private void Compare()
    {
        lock (gate)
        {
            Dictionary<string, string> now = Read();
            string[] changed =
            [
                .. now.Where(setting => known.GetValueOrDefault(setting.Key) != setting.Value).Select(static setting => setting.Key)
                    .Concat(known.Keys.Where(name => !now.ContainsKey(name)))
                    .Order(StringComparer.OrdinalIgnoreCase),
            ];
            known = now;
            if (changed.Length > 0)
            {
                writing = NoteAsync(writing, Describe(changed));
            }
        }
    }

    private async Task NoteAsync(Task before, string detail)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using IDisposable actor = AuditActors.Begin(AuditActor.System);
        await notes.EndAsync(AuditActions.Configuration, null, AuditOutcome.Succeeded, detail).ConfigureAwait(false);
    }

    private static string Describe(string[] names)
    {
        var text = new StringBuilder();
        int told = 0;
        foreach (string name in names)
        {
            if (text.Length + name.Length > AuditEntry.MaxDetailLength - 64)
            {
                return text.Append(null, $", and {names.Length - told} more").ToString();
            }

            text.Append(told == 0 ? "" : ", ").Append(name);
            told++;
        }

        return text.ToString();
    }

    // Values are kept as hashes with a secret of this process: nothing of them is ever told.
    private Dictionary<string, string> Read()
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string? value) in configuration?.GetSection(SettingsSection.Root).AsEnumerable() ?? [])
        {
            if (value is not null)
            {
                read[name] = Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(value)));
            }
        }

        return read;
    }
}
