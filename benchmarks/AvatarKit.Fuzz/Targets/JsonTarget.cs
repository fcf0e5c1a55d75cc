using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Something that reads JSON.</summary>
internal abstract class JsonTarget : FuzzTarget
{
    public override IMutator Mutator => JsonMutator.Instance;

    protected static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
