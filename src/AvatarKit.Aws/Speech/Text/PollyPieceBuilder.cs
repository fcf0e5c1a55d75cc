using System.Text;

namespace AvatarKit.Aws;

/// <summary>Writes a piece and keeps account of where each of its bytes comes from.</summary>
internal sealed class PollyPieceBuilder(string source)
{
    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    public void Add(PollyAtom atom) => Add(atom.In(source), atom.Start, atom.Start + atom.Length);

    /// <summary>Adds what stands nowhere in the request's text: a tag reopened or closed where a text is cut.</summary>
    public void AddTag(ReadOnlySpan<char> tag, int place) => Add(tag, place, place);

    public PollyPiece Build(bool isSsml) => new(text.ToString(), isSsml, new PollyTextMap([.. starts], [.. ends]));

    private void Add(ReadOnlySpan<char> sent, int from, int to)
    {
        text.Append(sent);
        for (int bytes = Encoding.UTF8.GetByteCount(sent); bytes > 0; bytes--)
        {
            starts.Add(from);
            ends.Add(to);
        }
    }
}
