namespace AvatarKit.Evaluation;

/// <summary>How many sounds and pictures show a mouth open that should be shut.</summary>
internal sealed class PortraitCount
{
    /// <summary>Lips take this share of a closure at each end to shut and to part: what is shown between must be shut.</summary>
    private const double Edge = 0.25;

    private int sounds;
    private int pictures;
    private int openPictures;
    private int vowelPictures;
    private int openVowels;

    /// <summary>p, b and m of which no picture is shut.</summary>
    public int OpenSounds { get; private set; }

    /// <summary>Whether all are shut, and the measure sees vowels open: one that saw nothing would hold too.</summary>
    public bool Holds => OpenSounds == 0 && openPictures == 0 && openVowels > vowelPictures / 2;

    /// <summary>Adds a sentence.</summary>
    /// <param name="phones">Its sounds.</param>
    /// <param name="open">Of each picture, whether the mouth is open.</param>
    /// <param name="frameRate">Pictures a second.</param>
    public void Add(IReadOnlyList<LipPhone> phones, bool[] open, int frameRate)
    {
        foreach (LipPhone phone in phones)
        {
            double edge = phone.IsBilabial ? Edge : 0.35;
            double length = phone.End - phone.Start;
            int first = (int)Math.Ceiling((phone.Start + (length * edge)) * frameRate);
            int last = Math.Min((int)Math.Floor((phone.End - (length * edge)) * frameRate), open.Length - 1);
            bool[] shown = first <= last ? open[first..(last + 1)] : [];
            if (shown.Length > 0 && phone.IsBilabial)
            {
                sounds++;
                pictures += shown.Length;
                openPictures += shown.Count(static isOpen => isOpen);
                OpenSounds += shown.All(static isOpen => isOpen) ? 1 : 0;
            }
            else if (phone.Viseme is Viseme.Aa or Viseme.E)
            {
                vowelPictures += shown.Length;
                openVowels += shown.Count(static isOpen => isOpen);
            }
        }
    }

    public string ToRow() => $"| {OpenSounds} of {sounds} | {openPictures} of {pictures} | {openVowels} of {vowelPictures} |";
}
