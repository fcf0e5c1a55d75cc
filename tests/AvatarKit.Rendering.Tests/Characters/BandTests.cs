using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class BandTests
{
    private const ulong Jaw = 1UL << (int)JawOpen;
    private const ulong Head = RigInputs.Head;

    [Fact]
    public void A_band_ends_where_the_part_of_the_face_does()
    {
        RigLayer[] layers =
        [
            Layer("head", Head),
            Layer("nose", Head),
            Layer("nose", Head),
            Layer("mouth", Head),
            Layer("mouth-inside", Head),
            Layer("mouth", Head),
        ];

        Assert.Equal([new Band(0, 1), new Band(1, 3), new Band(3, 6)], Band.Of(layers, 0));
    }

    [Fact]
    public void What_the_jaw_moves_is_apart_from_what_it_does_not_where_there_is_enough_of_it()
    {
        RigLayer[] layers = [Layer("head", Head | Jaw), Layer("head", Head), Layer("head", Head | Jaw), Layer("head", Head), Layer("head", Head)];

        Assert.Equal([new Band(0, 3), new Band(3, 5)], Band.Of(layers, 0));
    }

    [Fact]
    public void Layers_that_never_move_stay_out()
    {
        RigLayer[] layers = [Layer("backdrop", 0), Layer("head", Head)];

        Assert.Equal([new Band(1, 2)], Band.Of(layers, 1));
        Assert.Empty(Band.Of(layers, 2));
    }

    [Fact]
    public void There_are_never_more_bands_than_bits_and_none_leaves_a_layer_out()
    {
        RigLayer[] layers = [.. Enumerable.Range(0, 100).Select(static i => Layer(i % 2 == 0 ? "head" : "hair", Head))];

        Band[] bands = Band.Of(layers, 0);

        Assert.Equal(32, bands.Length);
        Assert.Equal(0, bands[0].First);
        Assert.Equal(100, bands[^1].End);
        Assert.All(Enumerable.Range(1, 31), i => Assert.Equal(bands[i - 1].End, bands[i].First));
    }

    [Fact]
    public void A_layer_that_clips_others_changes_their_bands_too()
    {
        RigLayer[] layers = [Layer("head", Head), Layer("mouth", Head), Layer("hair", Head, clip: 1), Layer("eyes", Head, clip: 2)];

        Assert.Equal([1U, 2U | 4U | 8U, 4U | 8U, 8U], Band.Touched(layers, Band.Of(layers, 0)));
    }

    private static RigLayer Layer(string part, ulong inputs, int clip = -1) => new()
    {
        Id = part,
        Part = part,
        Kind = RigShapeKind.Path,
        Place = new RigPlace(null, null, null, null, false),
        Inputs = inputs,
        Clip = clip,
    };
}
