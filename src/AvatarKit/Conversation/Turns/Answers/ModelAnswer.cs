using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>An answer that a model is writing. Notes on the way what it rests on and which tools it calls.</summary>
internal sealed class ModelAnswer(TurnContext turn, ModelCall call, HistorySummaries summaries) : IAnswerSource
{
    private readonly List<SourceReference> citations = [];
    private readonly ToolLog tools = new(turn.Facts, call.KnowsTool, turn.Redaction);

    public bool IsAnswer => true;

    public bool IsGuarded => true;

    public async IAsyncEnumerable<AnswerPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        turn.Facts.Citations = citations;
        turn.Facts.Tools = tools.Invocations;
        using (turn.Enter(TurnStage.Generate))
        {
            while (await call.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                // For each token: the enumerator of a list behind its interface would be an object of its own.
                IList<AIContent> contents = call.Current.Contents;
                for (int i = 0; i < contents.Count; i++)
                {
                    AIContent content = contents[i];
                    NoteCitations(content);
                    tools.Note(content);
                    if (content is TextContent { Text.Length: > 0 } text)
                    {
                        yield return new AnswerPiece(text.Text);
                    }
                    else if (content is FunctionCallContent or FunctionResultContent)
                    {
                        // The tool may take its time: what stands before it is said meanwhile.
                        yield return AnswerPiece.Break;
                    }
                }
            }
        }
    }

    public void Check(bool hasWords)
    {
        if (!hasWords)
        {
            throw call.Empty();
        }

        if (turn.Record is { } record)
        {
            record.Summary = summaries.UpdateAsync(turn, record);
        }
    }

    public ValueTask DisposeAsync() => call.DisposeAsync();

    private void NoteCitations(AIContent content)
    {
        if (content.Annotations is not { Count: > 0 } annotations)
        {
            return;
        }

        foreach (CitationAnnotation citation in annotations.OfType<CitationAnnotation>())
        {
            var source = new SourceReference(citation.Title ?? citation.Url?.ToString() ?? citation.FileId ?? "source")
            {
                Section = citation.AdditionalProperties?.GetValueOrDefault("section") as string,
                Location = citation.Url?.ToString() ?? citation.AdditionalProperties?.GetValueOrDefault("location") as string,
            };
            if (!citations.Contains(source))
            {
                citations.Add(source);
            }
        }
    }
}
