using System.Reflection;

namespace AvatarKit.Tests.Errors;

public sealed class ExceptionTests
{
    public static TheoryData<Type> Ours()
        => [.. typeof(AvatarKitException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(AvatarKitException)))];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Constructors_take_code_message_specifics_and_the_inner_exception_in_this_order(Type type)
    {
        foreach (ConstructorInfo constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            string[] names = [.. constructor.GetParameters().Select(parameter => parameter.Name!)];
            int[] places = [.. ((string[])["code", "message"]).Select(name => Array.IndexOf(names, name)).Where(place => place >= 0)];
            Assert.Equal(Enumerable.Range(0, places.Length), places);
            if (names.Contains("innerException"))
            {
                Assert.Equal("innerException", names[^1]);
            }

            if (names.Contains("isTransient"))
            {
                Assert.Equal(["isTransient", "innerException"], names[^2..]);
            }
        }
    }

    [Fact]
    public void A_refusal_may_be_repeated_where_it_says_when()
    {
        Assert.False(new TurnRefusedException("rate.exceeded", "Too many.").IsTransient);
        Assert.True(new TurnRefusedException("rate.exceeded", "Too many.") { RetryAfter = TimeSpan.FromSeconds(1) }.IsTransient);
        Assert.IsAssignableFrom<TurnRefusedException>(new InvalidAvatarRequestException("message.empty", "Empty.", "Message"));
        Assert.IsAssignableFrom<TurnRefusedException>(new TurnInProgressException("t1"));
        Assert.True(new TurnInProgressException("t1").IsTransient);
    }

    [Fact]
    public void A_model_is_transient_only_when_it_says_so()
    {
        Assert.False(new ModelException("model.missing", "None.", "lite").IsTransient);
        Assert.True(new ModelException("model.timeout", "Slow.", "lite", isTransient: true).IsTransient);
        Assert.Equal(("turn.timeout", true),
            (new TurnTimeoutException(TimeSpan.FromSeconds(1)).Code, new TurnTimeoutException(TimeSpan.FromSeconds(1)).IsTransient));
    }
}
