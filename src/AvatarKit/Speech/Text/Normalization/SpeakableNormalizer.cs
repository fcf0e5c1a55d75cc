using System.Text;

namespace AvatarKit;

/// <summary>Makes plain text speakable, token by token. Each rule looks only a bounded way ahead, so time is linear.</summary>
internal static class SpeakableNormalizer
{
    /// <summary>Says a text.</summary>
    /// <param name="plain">The text without Markdown.</param>
    /// <param name="lexicon">The language.</param>
    /// <param name="words">The host's own words.</param>
    /// <param name="emoji">The names of emoji; null: they are left out.</param>
    /// <returns>What is said.</returns>
    public static SpeakableWriter Say(PlainText plain, Lexicon lexicon, OwnWords? words = null, EmojiNames? emoji = null)
    {
        SpeakableContext context = new(plain, lexicon);
        int phrase = 0;
        int at = 0;
        while (at < plain.Length)
        {
            char c = plain.Text[at];
            context.Writer.Kind = SpeakableKind.Verbatim;
            if (c == PlainText.Phrase)
            {
                // Punctuation between cells follows what is before it at once.
                SayPhrase(context, plain.Phrases[phrase++], at);
                at++;
            }
            else if (c == PlainText.Break)
            {
                EndBlock(context, at);
                at++;
            }
            else if (char.IsWhiteSpace(c))
            {
                context.Space(at);
                at++;
            }
            else
            {
                at += Token(context, at, c, plain, words, emoji);
            }
        }

        return context.Writer;
    }

    private static void SayPhrase(SpeakableContext context, string phrase, int at)
    {
        if (phrase is ", ")
        {
            if (char.IsLetterOrDigit(context.Writer.LastVisible))
            {
                context.Writer.Punctuate(',');
            }
            else
            {
                context.Writer.SpaceBetween();
            }
        }
        else
        {
            context.As(SpeakableKind.Phrase).Rewrite(phrase, at, at + 1);
        }
    }

    // A heading or an item is a sentence of its own for a voice, whether or not it ends in a full stop.
    private static void EndBlock(SpeakableContext context, int at)
    {
        bool more = false;
        ReadOnlySpan<char> rest = context.Text[(at + 1)..];
        for (int i = 0; i < rest.Length && i < 64 && !more; i++)
        {
            more = char.IsLetterOrDigit(rest[i]) || rest[i] == PlainText.Phrase;
        }

        char last = context.Writer.LastVisible;
        if (more && (char.IsLetterOrDigit(last) || last is ')' or '"' or '”' or '\'' or '’' or '»' or '%'))
        {
            context.Writer.Punctuate('.');
        }

        context.Writer.SpaceBetween();
    }

    private static int Token(SpeakableContext context, int at, char c, PlainText plain, OwnWords? words, EmojiNames? emoji)
    {
        int used = emoji is null || c < '\u00A9' ? 0 : EmojiRules.TrySay(context, at, emoji);
        if (used == 0 && context.IsTokenStart(at))
        {
            used = LinkRules.TrySay(context, at);
        }

        if (used == 0 && words is not null && (context.IsTokenStart(at) || TextChars.IsCjk(c)))
        {
            used = words.TrySay(context, at, plain);
        }

        if (used == 0 && context.IsTokenStart(at))
        {
            if (context.Lexicon.HasWords)
            {
                used = char.IsAsciiDigit(c) ? NumberRules.TrySay(context, at)
                    : char.IsLetter(c) || c == '.' ? WordRules.TrySay(context, at)
                    : 0;
                used = used > 0 ? used : MoneyRules.TrySay(context, at);
            }
        }

        if (used > 0)
        {
            return used;
        }

        if (char.IsSurrogate(c))
        {
            return Surrogate(context, at);
        }

        if (char.IsLetterOrDigit(c) || char.IsNumber(c) && context.Lexicon.Symbols.Count == 0)
        {
            context.Copy(at, at + 1);
            return 1;
        }

        return SymbolRules.Say(context, at, c);
    }

    // Letters beyond the basic plane are read; emoji and halves of pairs are not.
    private static int Surrogate(SpeakableContext context, int at)
    {
        if (!Rune.TryCreate(context.Peek(at), context.Peek(at + 1), out Rune rune))
        {
            context.Writer.Drop();
            return 1;
        }

        if (Rune.IsLetterOrDigit(rune))
        {
            context.Copy(at, at + 2);
        }
        else
        {
            context.Writer.Drop();
        }

        return 2;
    }
}
