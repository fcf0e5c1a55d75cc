using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace AvatarKit.AspNetCore;

/// <summary>What an OpenAPI document says of an endpoint.</summary>
/// <param name="Name">Its name, for the operation.</param>
/// <param name="Summary">What it does.</param>
internal sealed record EndpointDescription(string Name, string Summary)
{
    private readonly List<object> metadata = [];

    public IReadOnlyList<object> Metadata => metadata;

    /// <summary>Says what the endpoint takes.</summary>
    /// <param name="contentType">Its type.</param>
    /// <param name="isOptional">Whether it may be left out.</param>
    public EndpointDescription Takes<T>(string contentType = "application/json", bool isOptional = false)
        => With(new AcceptsMetadata([contentType], typeof(T), isOptional));

    /// <summary>Says what the endpoint answers.</summary>
    public EndpointDescription Gives<T>(string contentType = "application/json", int status = StatusCodes.Status200OK)
        => With(new ProducesResponseTypeMetadata(status, typeof(T), [contentType]));

    /// <summary>Says that the endpoint answers a file of one of some types.</summary>
    public EndpointDescription GivesFile(params string[] contentTypes)
        => With(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), contentTypes));

    /// <summary>Says that the endpoint answers nothing.</summary>
    public EndpointDescription GivesNothing(int status = StatusCodes.Status204NoContent)
        => With(new ProducesResponseTypeMetadata(status, typeof(void)));

    /// <summary>Says which problems the endpoint tells of.</summary>
    public EndpointDescription Refuses(params ReadOnlySpan<int> statuses)
    {
        foreach (int status in statuses)
        {
            metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problems.ContentType]));
        }

        return this;
    }

    /// <summary>Says which parameters the endpoint takes in its path and query.</summary>
    /// <param name="shape">A method with those parameters. It is never called.</param>
    public EndpointDescription Parameters(Delegate shape)
    {
        foreach (ParameterInfo parameter in shape.Method.GetParameters())
        {
            metadata.Add(new DescribedParameter(parameter));
        }

        return this;
    }

    private EndpointDescription With(object item)
    {
        metadata.Add(item);
        return this;
    }

    private sealed class DescribedParameter(ParameterInfo parameter) : IParameterBindingMetadata
    {
        public string Name => parameter.Name!;

        public bool HasTryParse => parameter.ParameterType != typeof(string);

        public bool HasBindAsync => false;

        public ParameterInfo ParameterInfo => parameter;

        public bool IsOptional => parameter.HasDefaultValue;
    }
}
