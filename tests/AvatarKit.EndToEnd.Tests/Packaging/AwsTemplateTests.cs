using AvatarKit.Aws.Tests.Peers;
using AvatarKit.EndToEnd.Tests.Aws;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>The template of an application on AWS, on AWS on loopback.</summary>
[Collection(PackagingCollection.Name)]
public sealed class AwsTemplateTests(PackedFeed feed, AwsWorld aws) : IClassFixture<AwsWorld>
{
    [DynamoDbFact]
    public async Task An_application_on_AWS_answers_over_Bedrock()
    {
        TemplateApp app = await TemplateApp.MakeAsync(feed, "avatar-aws", "--region", "us-east-1", "--bucket", "template-assets");
        aws.Bedrock.RespondWith("You have thirty days.");
        Dictionary<string, string?> environment = aws.EnvironmentIn(app.Folder);

        // "dotnet run" needs its own home.
        environment.Remove("HOME");

        await app.AnswersAsync(environment, "thirty days");
    }
}
