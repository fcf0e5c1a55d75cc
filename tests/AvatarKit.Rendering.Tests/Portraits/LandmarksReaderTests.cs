using System.Text;

namespace AvatarKit.Rendering.Tests;

public sealed class LandmarksReaderTests
{
    [Theory]
    [InlineData("", "$")]
    [InlineData("{ not json", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$.format")]
    [InlineData("""{ "format": "avatarkit.landmarks/2" }""", "$.format")]
    [InlineData("""{ "format": "avatarkit.landmarks/1" }""", "$")]
    [InlineData("""{ "format": "avatarkit.landmarks/1", "points": [[1, 2]] }""", "$.points")]
    [InlineData("""{ "format": "avatarkit.landmarks/1", "points": [], "features": {} }""", "$")]
    [InlineData("""{ "format": "avatarkit.landmarks/1", "colour": 1, "points": [] }""", "$.colour")]
    [InlineData("""{ "format": "avatarkit.landmarks/1", "features": {} }""", "$.features.rightEyeOuter")]
    [InlineData("""{ "format": "avatarkit.landmarks/1", "features": { "ear": [1, 2] } }""", "$.features.ear")]
    public void What_is_no_landmarks_is_refused_with_its_path(string json, string path)
    {
        PortraitException error = Assert.Throws<PortraitException>(() => DrawnPortrait.ReadLandmarks(json));

        Assert.Equal("portrait.landmarks_invalid", error.Code);
        Assert.Equal(path, error.JsonPath);
    }

    [Theory]
    [InlineData("360", "$.features.chin")]
    [InlineData("360, \"low\"", "$.features.chin[1]")]
    [InlineData("1e999, 4", "$.features.chin[0]")]
    [InlineData("null, 4", "$.features.chin[0]")]
    public void A_position_that_is_no_two_numbers_is_refused_with_its_path(string position, string path)
    {
        PortraitException error = Assert.Throws<PortraitException>(() => DrawnPortrait.ReadLandmarks(DrawnPortrait.LandmarksWith("chin", position)));

        Assert.Equal(path, error.JsonPath);
    }

    [Fact]
    public void A_position_that_is_not_a_number_in_JSON_is_refused()
    {
        Assert.Equal(
            "$",
            Assert.Throws<PortraitException>(() => DrawnPortrait.ReadLandmarks(DrawnPortrait.LandmarksWith("chin", "NaN, 4"))).JsonPath);
    }

    [Theory]
    [InlineData("chin", "360, 5000", "$.features.chin")]
    [InlineData("chin", "360, 450", "$.features.chin")]
    [InlineData("mouthLeft", "-40, 505", "$.features.mouthLeft")]
    [InlineData("mouthLeft", "200, 505", "$.features.mouthLeft")]
    [InlineData("lowerLipBottom", "360, 470", "$.features.lowerLipBottom")]
    public void Points_that_are_no_face_are_refused_by_the_picture(string name, string position, string path)
    {
        PortraitLandmarks landmarks = DrawnPortrait.ReadLandmarks(DrawnPortrait.LandmarksWith(name, position));

        PortraitException error = Assert.Throws<PortraitException>(() => landmarks.In(DrawnPortrait.Width, DrawnPortrait.Height));

        Assert.Equal("portrait.landmarks_invalid", error.Code);
        Assert.Equal(path, error.JsonPath);
    }

    [Fact]
    public void A_point_outside_the_picture_is_refused_by_its_number()
    {
        System.Numerics.Vector2[] points = DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Points.ToArray();
        points[36].X = float.NaN;

        PortraitException error =
            Assert.Throws<PortraitException>(() => new PortraitLandmarks(points, false, default).In(DrawnPortrait.Width, DrawnPortrait.Height));

        Assert.Equal("$.points[36]", error.JsonPath);
    }

    [Fact]
    public void What_is_saved_is_read_again()
    {
        PortraitLandmarks landmarks = DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks);
        using var stream = new MemoryStream();
        landmarks.Save(stream);

        PortraitLandmarks again = DrawnPortrait.ReadLandmarks(Encoding.UTF8.GetString(stream.ToArray()));

        Assert.Equal(68, again.Points.Length);
        Assert.Equal(landmarks.IsMouthOpen, again.IsMouthOpen);
        for (int i = 0; i < 68; i++)
        {
            Assert.InRange((landmarks.Points.Span[i] - again.Points.Span[i]).Length(), 0, 0.01f);
        }
    }

    [Fact]
    public void Landmarks_of_another_size_of_the_picture_are_scaled()
    {
        PortraitLandmarks landmarks = DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).In(DrawnPortrait.Width / 2, DrawnPortrait.Height / 2);

        Assert.Equal(new System.Numerics.Vector2(180, 303.5f), landmarks.Points.Span[8]);
    }

    [Fact]
    public void The_mouth_is_open_where_the_inner_lips_are_apart_unless_it_is_said_otherwise()
    {
        using var stream = new MemoryStream();
        DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Save(stream);
        string json = Encoding.UTF8.GetString(stream.ToArray());

        Assert.False(DrawnPortrait.ReadLandmarks(json).IsMouthOpen);
        Assert.True(DrawnPortrait.ReadLandmarks(json.Replace("\"mouthOpen\": false", "\"mouthOpen\": true", StringComparison.Ordinal)).IsMouthOpen);
    }

    [Theory]
    [InlineData("{ \"format\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    [InlineData("{ \"format\": \"avatarkit.landmarks/1\", \"features\": { \"\\udc00\": [1, 2] } }")]
    public void Text_that_is_no_Unicode_is_refused(string json)
        => Assert.Equal("portrait.landmarks_invalid", Assert.Throws<PortraitException>(() => DrawnPortrait.ReadLandmarks(json)).Code);
}
