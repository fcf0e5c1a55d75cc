using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Tests.Wire;

public class AwsClientSettingsTests
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL_AVATARKIT_TEST";

    [Fact]
    public void A_region_leads_to_its_endpoint_and_nobody_in_the_SDK_tries_again()
    {
        RestServiceConfig config = Apply(new AwsClientSettings { Region = "eu-central-1" });

        Assert.Equal("https://avatarkit-test.eu-central-1.amazonaws.com/", Endpoint(config));
        Assert.Equal((0, 0, RequestRetryMode.Standard), (config.MaxErrorRetry, config.MaxStaleConnectionRetries, config.RetryMode));
        Assert.Contains("AvatarKit/", config.UserAgent, StringComparison.Ordinal);
        Assert.StartsWith("AvatarKit-", config.ClientAppId, StringComparison.Ordinal);
    }

    [Fact]
    public void Partitions_FIPS_and_dual_stack_have_endpoints_of_their_own()
    {
        Assert.Equal("https://avatarkit-test.cn-north-1.amazonaws.com.cn/", Endpoint(Apply(new AwsClientSettings { Region = "cn-north-1" })));
        RestServiceConfig config = Apply(new AwsClientSettings { Region = "us-east-1" });
        config.UseFIPSEndpoint = true;
        Assert.Equal("https://avatarkit-test-fips.us-east-1.amazonaws.com/", Endpoint(config));
        config.UseDualstackEndpoint = true;
        Assert.Equal("https://avatarkit-test-fips.us-east-1.api.aws/", Endpoint(config));
    }

    [Fact]
    public void An_endpoint_keeps_the_region_for_signatures()
    {
        RestServiceConfig config = Apply(new AwsClientSettings { Region = "ap-south-1", ServiceUrl = "http://localhost:1234" });

        Assert.Equal(("http://localhost:1234/", "ap-south-1"), (Endpoint(config), config.AuthenticationRegion));
    }

    [Fact]
    public void The_standard_variable_names_an_endpoint_and_a_setting_goes_before_it()
    {
        Environment.SetEnvironmentVariable(EndpointVariable, "http://localhost:4321");
        try
        {
            RestServiceConfig config = Apply(new AwsClientSettings { Region = "ap-south-1" });
            Assert.Equal(("http://localhost:4321/", "ap-south-1"), (Endpoint(config), config.AuthenticationRegion));
            Assert.Equal("http://localhost:1/", Endpoint(Apply(new AwsClientSettings { Region = "ap-south-1", ServiceUrl = "http://localhost:1" })));
        }
        finally
        {
            Environment.SetEnvironmentVariable(EndpointVariable, null);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:8000")]
    [InlineData("ftp://localhost")]
    public void An_endpoint_that_is_no_URL_of_HTTP_is_refused_by_name(string url)
    {
        AwsConfigurationException exception =
            Assert.Throws<AwsConfigurationException>(() => Apply(new AwsClientSettings { Region = "eu-central-1", ServiceUrl = url }));

        Assert.Equal("aws.endpoint_invalid", exception.Code);
        Assert.Contains("ServiceUrl", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_no_URL_is_refused_by_name()
    {
        Environment.SetEnvironmentVariable(EndpointVariable, "localhost");
        try
        {
            AwsConfigurationException exception =
                Assert.Throws<AwsConfigurationException>(() => Apply(new AwsClientSettings { Region = "eu-central-1" }));

            Assert.Equal("aws.endpoint_invalid", exception.Code);
            Assert.Contains("AWS_ENDPOINT_URL_", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(EndpointVariable, null);
        }
    }

    private static RestServiceConfig Apply(AwsClientSettings settings)
    {
        var config = new RestServiceConfig(new RestService("AvatarKit Test", "avatarkit-test", "avatarkit", "2026-01-01"));
        settings.ApplyTo(config);
        return config;
    }

    private static string Endpoint(RestServiceConfig config)
        => new Uri(config.EndpointProvider.ResolveEndpoint(RestEndpointResolver.ParametersOf(config, null)).URL).AbsoluteUri;
}
