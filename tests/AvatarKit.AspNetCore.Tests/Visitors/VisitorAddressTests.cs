using System.Net;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore.Tests.Visitors;

public sealed class VisitorAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void A_household_is_one_address(string address, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(counted, VisitorIdentification.AddressOf(context));
    }

    [Fact]
    public void No_address_is_one_too() => Assert.Equal("", VisitorIdentification.AddressOf(new DefaultHttpContext()));
}
