namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class AcousticModelTests
{
    [Fact]
    public void The_model_that_ships_fits_the_code_and_is_small()
    {
        AcousticModel model = AcousticModel.Default;
        Assert.Equal(AcousticModel.Inputs, model.Layers[0].Inputs);
        Assert.Equal(AcousticModel.Outputs, model.Layers[^1].Outputs);
        Assert.InRange(Save(model).Length, 50_000, 200_000);
        Assert.All(model.Statistics.FollowCosts, static cost => Assert.InRange(cost, 0, 13));
    }

    [Fact]
    public void Judgements_are_probabilities()
    {
        Random random = new(3);
        float[] inputs = [.. Enumerable.Range(0, 5 * AcousticModel.Inputs).Select(_ => (random.NextSingle() * 4) - 2)];
        float[] posteriors = new float[5 * AcousticModel.Outputs];
        AcousticModel.Default.Judge(inputs, 5, posteriors);
        Assert.All(posteriors.Chunk(AcousticModel.Outputs), static row => Assert.Equal(1, row.Take(SoundClasses.Count).Sum(), 1e-3));
        Assert.All(posteriors, static value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_saved_model_judges_as_before()
    {
        byte[] first = Save(AcousticModel.Default);
        Assert.Equal(first, Save(AcousticModel.Read(new MemoryStream(first))));
    }

    [Fact]
    public void A_model_for_other_features_is_refused_with_the_way_out()
    {
        byte[] other = Save(AcousticModel.Default);
        other[8]++;
        Assert.Contains("train-acoustics", Assert.Throws<InvalidDataException>(() => AcousticModel.Read(new MemoryStream(other))).Message,
            StringComparison.Ordinal);
    }

    private static byte[] Save(AcousticModel model)
    {
        MemoryStream stream = new();
        AcousticModelFile.Write(stream, model);
        return stream.ToArray();
    }
}
