using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>Signatures made by @smithy/signature-v4, as they are and tampered with.</summary>
public sealed class SignatureCheckByOfficialSignerTests
{
    [NodeFact]
    public async Task Signatures_of_the_official_signer_hold_and_any_change_breaks_them()
    {
        await using PollyEmulator polly = await PollyEmulator.StartAsync(options => options.SessionToken = "session+token/==");
        JsonObject[] tasks =
        [
            Signed("GET", "/v1/voices", query: new JsonObject { ["LanguageCode"] = "de-DE", ["Engine"] = "neural" }),
            Signed("GET", "/v1/voices", query: new JsonObject { ["b"] = "two words & a=b/ü~", ["a"] = "", ["B"] = new JsonArray("2", "10", "1") }),
            Signed("GET", "/v1/lexicons/a%20b%2Fc%3Ad%C3%BC"),
            Signed("GET", "/v1/voices", headers: new JsonObject { ["x-amz-meta-words"] = "  many   spaces  " }),
            Signed("PUT", "/v1/lexicons/name", body: """{"Content":"ü"}"""),
            Signed("PUT", "/v1/lexicons/name", body: """{"Content":"ü"}""", tamper: new JsonObject { ["body"] = """{"Content":"u"}""" }),
            Signed("GET", "/v1/lexicons/name", tamper: new JsonObject { ["path"] = "/v1/lexicons/eman" }),
            Signed(
                "GET",
                "/v1/voices",
                headers: new JsonObject { ["x-amz-meta-words"] = "one" },
                tamper: new JsonObject { ["headers"] = new JsonObject { ["x-amz-meta-words"] = "two" } }),
            Signed("GET", "/v1/voices", tamper: new JsonObject { ["headers"] = new JsonObject { ["x-amz-security-token"] = "another" } }),
            Signed("GET", "/v1/voices", tamper: new JsonObject { ["headers"] = new JsonObject { ["x-amz-meta-unsigned"] = "one" } }),
            Signed("GET", "/v1/voices", secret: "wrong"),
            Signed("GET", "/v1/voices", region: "eu-west-1"),
            Signed("GET", "/v1/voices", service: "bedrock"),
        ];

        IReadOnlyList<JsonElement> answers = await OfficialClients.RunAsync(tasks);

        Assert.Equal(
            [
                SignatureOutcome.Valid, SignatureOutcome.Valid, SignatureOutcome.Valid, SignatureOutcome.Valid, SignatureOutcome.Valid,
                SignatureOutcome.Mismatch, SignatureOutcome.Mismatch, SignatureOutcome.Mismatch, SignatureOutcome.Unknown,
                SignatureOutcome.Incomplete,
                SignatureOutcome.Mismatch, SignatureOutcome.WrongScope, SignatureOutcome.WrongScope,
            ],
            polly.Requests.Select(request => request.Signature));
        Assert.Equal([200, 200, 404, 200, 400, .. Enumerable.Repeat(403, 8)], answers.Select(answer => answer.GetProperty("status").GetInt32()));
        Assert.StartsWith("InvalidSignatureException:", answers[5].GetProperty("errorType").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("UnrecognizedClientException:", answers[8].GetProperty("errorType").GetString(), StringComparison.Ordinal);

        JsonObject Signed(
            string method, string path, JsonObject? query = null, JsonObject? headers = null, string? body = null, JsonObject? tamper = null,
            string secret = "emulated/secret+key", string region = "us-east-1", string service = "polly") => new()
        {
            ["task"] = "signed",
            ["endpoint"] = polly.Endpoint.AbsoluteUri,
            ["credentials"] = new JsonObject
            {
                ["accessKeyId"] = "AKIAEMULATOREXAMPLE0",
                ["secretAccessKey"] = secret,
                ["sessionToken"] = "session+token/==",
            },
            ["region"] = region,
            ["service"] = service,
            ["method"] = method,
            ["path"] = path,
            ["query"] = query,
            ["headers"] = headers,
            ["body"] = body,
            ["tamper"] = tamper,
        };
    }
}
