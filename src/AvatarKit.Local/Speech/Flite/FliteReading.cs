namespace AvatarKit.Local;

/// <summary>What Flite reads at a time, and how.</summary>
/// <param name="Text">The text of the request.</param>
/// <param name="Passage">The passage of it.</param>
/// <param name="Section">The part of the text the passage is in, with its rate and loudness.</param>
/// <param name="Lexicon">Words that are said as phones say.</param>
internal sealed record FliteReading(string Text, FlitePassage Passage, FliteSection Section, FliteLexicon Lexicon)
{
    private const string LexiconFile = "words.txt";

    /// <summary>A run of Flite that knows the lexicon.</summary>
    public WasiProcess CreateProcess(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        bool hasLexicon = Lexicon.Lines.Length > 0;
        WasiProcess process = new(["flite", .. hasLexicon ? ["-add_lex", LexiconFile] : (string[])[], .. arguments], cancellationToken);
        if (hasLexicon)
        {
            process.AddFile(LexiconFile, System.Text.Encoding.ASCII.GetBytes(Lexicon.Lines));
        }

        return process;
    }
}
