namespace AvatarKit.Evaluation;

/// <summary>A sound of the source audio, in seconds on its clock.</summary>
internal readonly record struct LipPhone(Viseme Viseme, double Start, double End)
{
    public double Centre => (Start + End) / 2;

    public bool IsSilence => Viseme == Viseme.Sil;

    /// <summary>p, b, m: the lips must be sealed.</summary>
    public bool IsBilabial => Viseme == Viseme.PP;

    /// <summary>Sounds beside which the edges of a closure are not clear: f and v open the lips only a little.</summary>
    public bool IsClosure => Viseme is Viseme.PP or Viseme.FF;

    public bool IsVowel => Viseme is Viseme.Aa or Viseme.E or Viseme.I or Viseme.O or Viseme.U;
}
