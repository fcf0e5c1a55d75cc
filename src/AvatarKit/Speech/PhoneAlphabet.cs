namespace AvatarKit;

/// <summary>The alphabet a viseme mark's symbol is written in.</summary>
public enum PhoneAlphabet
{
    /// <summary>Not a sound.</summary>
    None,

    /// <summary>The 15 Oculus viseme names: sil, PP, FF, TH, DD, kk, CH, SS, nn, RR, aa, E, I, O, U.</summary>
    Oculus,

    /// <summary>CMU ARPAbet phones, any case, with or without stress digits, as Flite prints them.</summary>
    Arpabet,

    /// <summary>International Phonetic Alphabet, as eSpeak NG emits it, stress and length marks included; <c>_</c> is a pause.</summary>
    Ipa,

    /// <summary>The viseme symbols of Amazon Polly's speech marks, any locale.</summary>
    Polly,

    /// <summary>The viseme ids of Azure Speech, <c>0</c> to <c>21</c>, as <c>VisemeReceived</c> reports them.</summary>
    Azure,
}
