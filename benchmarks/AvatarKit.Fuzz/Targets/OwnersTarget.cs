using System.Text;
using AvatarKit.Redis;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Small texts that stores keep beside what they hold: owners of assets, changes of a shared cache.</summary>
internal sealed class OwnersTarget : TextTarget
{
    public override string Name => "owners";

    public override IEnumerable<byte[]> Seeds
        => [.. new[] { "tenant/user", "t/u/c", "a%2Fb/c%25d/%C3%A9", "k process name", "r p n", "%F0%9F%98%80/%ED%A0%80" }
            .Select(Encoding.UTF8.GetBytes)];

    protected override void Run(string text, Random random)
    {
        if (AssetOwner.TryParse(text, out AssetOwner owner))
        {
            bool isRead = AssetOwner.TryParse(owner.ToString(), out AssetOwner again);
            Check(isRead && again == owner, "an owner is the same after it was written and read");
        }

        if (RedisChange.Read(text) is { } change)
        {
            Check(RedisChange.Write(change.Change.Kind, change.Process, change.Change.Name) == text, "a change is the same after it was written");
        }
    }
}
