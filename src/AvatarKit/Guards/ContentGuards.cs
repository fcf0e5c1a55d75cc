namespace AvatarKit;

/// <summary>All guards of the host, asked in their order. A singleton; thread-safe.</summary>
internal sealed class ContentGuards(IEnumerable<IContentGuard> guards, ProviderCalls calls, EngineLog log)
{
    private const int MaxReplacement = 100_000;

    private readonly NamedGuard[] guards = [.. guards.Select(static guard => new NamedGuard(guard))];

    /// <summary>Whether any guard looks at texts of a kind.</summary>
    public bool Checks(GuardedTextKind kind) => Array.Exists(guards, guard => guard.Checks(kind));

    /// <summary>Begins a text of a turn.</summary>
    public static GuardedText Text(TurnContext turn, GuardedTextKind kind, string text) => new(kind, text)
    {
        Locale = turn.Locale,
        AvatarId = turn.AvatarId,
        TenantId = turn.Key.TenantId,
        UserId = turn.Key.UserId,
        Instructions = turn.Avatar.Instructions,
    };

    /// <summary>Asks all guards. Fails only when it is cancelled.</summary>
    /// <returns>Whether the text may pass, and in what form after all replacements.</returns>
    public async ValueTask<GuardVerdict> CheckAsync(TurnContext turn, GuardedText text, CancellationToken cancellationToken)
    {
        GuardVerdict last = GuardVerdict.Allow;
        foreach (NamedGuard guard in guards)
        {
            if (!guard.Checks(text.Kind))
            {
                continue;
            }

            HiddenValues? hidden = Hide(turn, guard, text.Kind);
            GuardVerdict verdict = await AskAsync(turn, guard, hidden?.Hide(text) ?? text, cancellationToken).ConfigureAwait(false);
            if (verdict.Action == GuardAction.Block)
            {
                log.Blocked(turn.TurnId, guard.Name, text.Kind, verdict.Code!, verdict.Category);
                return verdict;
            }

            if (verdict.Action == GuardAction.Replace)
            {
                last = hidden is null ? verdict : GuardVerdict.Replace(hidden.Show(verdict.Text!, turn.Redaction!));
                text = text with { Text = last.Text! };
            }
        }

        return last;
    }

    /// <summary>What is put back into answers for the person is for nobody outside of the process who would not see it in a message.</summary>
    private static HiddenValues? Hide(TurnContext turn, NamedGuard guard, GuardedTextKind kind)
        => kind == GuardedTextKind.Sentence && guard.IsOutside && turn.Redaction is { Options.Model: true } redaction
            && redaction.Values() is { Count: > 0 } values
            ? new HiddenValues(values)
            : null;

    private async ValueTask<GuardVerdict> AskAsync(TurnContext turn, NamedGuard guard, GuardedText text, CancellationToken cancellationToken)
    {
        try
        {
            GuardVerdict? verdict = await calls.CallAsync(
                guard.Key, ProviderPolicy.ForOptional, turn.Options.Guards.Timeout, token => guard.Inner.CheckAsync(text, token),
                cancellationToken).ConfigureAwait(false);
            return verdict is { Text: null or { Length: <= MaxReplacement } }
                ? verdict
                : throw new InvalidOperationException("A guard gave no verdict, or a replacement of more than 100,000 characters (IContentGuard).");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return OfFailure(turn, guard, text.Kind, exception);
        }
    }

    private GuardVerdict OfFailure(TurnContext turn, NamedGuard guard, GuardedTextKind kind, Exception exception)
    {
        bool blocks = turn.Options.Guards.OnFailure == GuardFailurePolicy.Block;
        string code = exception is ProviderLimitException { IsTimeout: true } ? "guard.timeout" : "guard.failed";
        log.WentWithout(turn.TurnId, $"its guard '{guard.Name}'", exception);
        turn.Facts.Warn(new AvatarError(
            code,
            turn.Stage,
            $"Guard '{guard.Name}' failed or took too long ({exception.GetType().Name}); the {GuardedTextKinds.NameOf(kind)} was "
                + $"{(blocks ? "blocked" : "let pass")} (AvatarChatbotOptions.Guards.OnFailure).")
        {
            IsTransient = true,
            Exception = exception,
        });
        return blocks ? GuardVerdict.Block(code, GuardCategory.Unavailable) : GuardVerdict.Allow;
    }

    private sealed class NamedGuard
    {
        public NamedGuard(IContentGuard inner)
        {
            Inner = inner;
            Name = NameOf(inner);
            Key = new ProviderKey(ProviderKind.Guard, Name);
            IsOutside = IsOutsideOf(inner);
        }

        public IContentGuard Inner { get; }

        public string Name { get; }

        public ProviderKey Key { get; }

        /// <summary>Whether texts may leave the process with it.</summary>
        public bool IsOutside { get; }

        public bool Checks(GuardedTextKind kind)
        {
            try
            {
                return Inner.Checks(kind);
            }
            catch (Exception)
            {
                // Asked, it fails again, and counts as a guard that fails.
                return true;
            }
        }

        private static bool IsOutsideOf(IContentGuard guard)
        {
            try
            {
                return guard.Location != GuardLocation.InProcess;
            }
            catch (Exception)
            {
                // What does not say where it judges sees placeholders.
                return true;
            }
        }

        private static string NameOf(IContentGuard guard)
        {
            try
            {
                return string.IsNullOrWhiteSpace(guard.Name) ? guard.GetType().Name : guard.Name;
            }
            catch (Exception)
            {
                return guard.GetType().Name;
            }
        }
    }
}
