using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <content>Finding answers, and making each once.</content>
public sealed partial class ResponseCache
{
    private async ValueTask<ResponseCacheLookup> FindOrLeadAsync(ResponseCacheQuery query, ResponseKey key, CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        ResponseMoment begun = Now;
        ResponseQuestion question = default;
        double least = BarOf(query);
        bool isRead = false;
        while (true)
        {
            DateTimeOffset now = time.GetUtcNow();
            ResponseEntry? entry = memory.Find(key, now);
            if (entry?.IsFresh(now) == true)
            {
                return Hit(query, Same(entry), now);
            }

            if (entry is null && !isRead)
            {
                isRead = true;
                if (await ReadAsync(key, begun, cancellationToken).ConfigureAwait(false) is { } read)
                {
                    return Hit(query, Same(read), time.GetUtcNow());
                }

                // The read has told what stands outside: without that, nothing could be kept there.
                begun = Marked(begun);
                question = await CompareAsync(query, key, cancellationToken).ConfigureAwait(false);
                if (question.Nearest is { } nearest && nearest.Learned >= least)
                {
                    return Hit(query, nearest, time.GetUtcNow());
                }
            }

            if (!query.MayStore)
            {
                return entry is null ? ResponseCacheLookup.Miss : Hit(query, Same(entry), now);
            }

            question = entry is null ? question : new ResponseQuestion(entry.Question, entry.Vector, null);
            var own = new ResponseFlight(new ResponseRecord(key, query.Text, question, query.Conversation, begun), LandAsync, Leave);
            ResponseFlight flight = flights.GetOrAdd(key, own);
            if (ReferenceEquals(flight, own))
            {
                if (memory.Find(key, now) is { } made && made.IsFresh(now))
                {
                    // It was kept between the look and the lease.
                    own.Dispose();
                    continue;
                }

                return await LeadAsync(query, own, entry, since, cancellationToken).ConfigureAwait(false);
            }

            own.Dispose();
            if (entry is not null)
            {
                return Hit(query, Same(entry), now);
            }

            TimeSpan left = options.LongestWait - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero || await WaitAsync(flight, left, cancellationToken).ConfigureAwait(false) is not { IsDeclined: false } end)
            {
                return ResponseCacheLookup.Miss;
            }

            if (end.Response is { } response)
            {
                return new ResponseCacheLookup { Hit = new ResponseCacheHit(response, ResponseCacheHitKind.Exact, 1, TimeSpan.Zero) };
            }
        }
    }

    private async ValueTask<ResponseFlightEnd?> WaitAsync(ResponseFlight flight, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.End.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private ResponseCacheLookup Hit(ResponseCacheQuery query, SimilarEntry found, DateTimeOffset now)
    {
        ResponseEntry entry = found.Entry;
        entry.NoteUse(now);
        served.Note(query.Conversation, query.TurnId, found);
        double similarity = found.Kind == ResponseCacheHitKind.Exact ? 1 : found.Likelihood;
        TimeSpan age = now > entry.Times.Made ? now - entry.Times.Made : TimeSpan.Zero;
        return new ResponseCacheLookup { Hit = new ResponseCacheHit(entry.Response, found.Kind, similarity, age, !entry.IsFresh(now)) };
    }

    private double BarOf(ResponseCacheQuery query) => query.MaxWrong is { } most ? SimilarityBar.For(most) : bar;

    private async ValueTask<ResponseQuestion> CompareAsync(ResponseCacheQuery query, ResponseKey key, CancellationToken cancellationToken)
    {
        ResponseQuestion question = await TakeApartAsync(query, key, cancellationToken).ConfigureAwait(false);
        if (question.Parts is not { } parts)
        {
            return default;
        }

        bool comparesWords = QuestionLanguages.Find(query.Scope.Locale) is not null;
        return question with { Nearest = memory.FindSimilar(query.Scope, parts, comparesWords, question.Vector, BarOf(query), time.GetUtcNow()) };
    }

    /// <summary>What a question is compared by; nothing where only the same question is the same.</summary>
    private async ValueTask<ResponseQuestion> TakeApartAsync(ResponseCacheQuery query, ResponseKey key, CancellationToken cancellationToken)
    {
        QuestionLanguage? language = QuestionLanguages.Find(query.Scope.Locale);
        if (double.IsInfinity(BarOf(query)) || (language is null && embeddings is null))
        {
            return default;
        }

        Question parts = QuestionReader.Read(query.Text, key.Text, language ?? QuestionLanguages.Other);
        float[]? vector = null;
        try
        {
            vector = embeddings is null ? null : await embeddings.OfAsync(query.Text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotEmbed(logger, ErrorText.For(exception));
        }

        return new ResponseQuestion(parts, vector, null);
    }

    private async ValueTask<ResponseEntry?> ReadAsync(ResponseKey key, ResponseMoment begun, CancellationToken cancellationToken)
    {
        if (distributed is null)
        {
            return null;
        }

        try
        {
            return await distributed.GetAsync(DistributedResponses.NameOf(key), cancellationToken).ConfigureAwait(false) is { } read
                && read.Key == key
                ? Remember(read, begun.Removals)
                : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotRead(logger, ErrorText.For(exception));
            return null;
        }
    }

    private static Question? Parts(string text, ResponseKey key)
        => QuestionLanguages.Find(key.Scope.Locale) is { } language ? QuestionReader.Read(text, key.Text, language) : null;

    private ResponseEntry Make(
        ResponseKey key, CachedResponse response, ConversationKey owner, ResponseTimes times, ResponseQuestion question)
        => new(key, response, owner, times)
        {
            Question = question.Parts,
            Vector = question.Vector,
            Labels = distributed?.Shared is { } shared
                ? [shared.NameOf(DistributedResponses.NameOf(key)), .. ResponseLabels.Of(response, key, owner)]
                : [],
        };

    private async ValueTask LandAsync(ResponseFlight flight, CachedResponse response, CancellationToken cancellationToken)
    {
        NoteAgreement(flight, response);
        try
        {
            ValueTask kept = KeepAsync(flight.Record, response, cancellationToken);

            // It is in memory now: who comes next finds it, and who waits is given it.
            flight.Complete(new ResponseFlightEnd(response, IsDeclined: false));
            await kept.ConfigureAwait(false);
        }
        finally
        {
            await ReleaseAsync(flight, isDeclined: false).ConfigureAwait(false);
        }
    }

    private async ValueTask KeepAsync(ResponseRecord record, CachedResponse response, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var times = ResponseTimes.Of(response, now, options);
        ResponseEntry entry = Make(record.Key, response, record.Owner, times, record.Question);
        if (times.FreshUntil <= now || !memory.Add(entry, record.Begun.Removals, now) || distributed is null)
        {
            return;
        }

        try
        {
            var kept = new DistributedResponse(record.Key.Scope, record.Text, response, record.Owner, now);
            await distributed.SetAsync(kept, record.Begun.Mark, times.FreshUntil - now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotWrite(logger, ErrorText.For(exception));
        }
    }

    /// <summary>A question that was not near enough, and whose answer the model gave word for word, would have been right.</summary>
    private void NoteAgreement(ResponseFlight flight, CachedResponse response)
    {
        if (flight.Record.Question.Nearest is { } nearest && nearest.Score > bar - NearlyNearEnough
            && QuestionText.Normalize(nearest.Entry.Response.Text) == QuestionText.Normalize(response.Text))
        {
            nearest.Entry.Threshold.Note(nearest.Score, isRight: true);
        }
    }

    private void Leave(ResponseFlight flight, ResponseFlightEnd how)
    {
        flights.TryRemove(new KeyValuePair<ResponseKey, ResponseFlight>(flight.Record.Key, flight));
        if (how.Response is null)
        {
            // An answer is to be kept before another process may look for it.
            _ = ReleaseAsync(flight, how.IsDeclined);
        }
    }

    [LoggerMessage(42, LogLevel.Warning, "The distributed cache of answers could not be read: {Error}")]
    private static partial void CannotRead(ILogger logger, string error);

    [LoggerMessage(43, LogLevel.Warning, "The distributed cache could not keep an answer: {Error}")]
    private static partial void CannotWrite(ILogger logger, string error);

    [LoggerMessage(44, LogLevel.Warning, "A question got no embedding; its words alone are compared: {Error}")]
    private static partial void CannotEmbed(ILogger logger, string error);
}
