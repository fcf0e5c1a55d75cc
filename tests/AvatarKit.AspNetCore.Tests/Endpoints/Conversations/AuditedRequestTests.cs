using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Conversations;

public sealed class AuditedRequestTests
{
    [Fact]
    public async Task The_signed_in_person_is_who_acts_and_another_is_a_visitor()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            options => options.UserOf = static context => context.Request.Headers.ContainsKey("X-Ada") ? "ada" : null);
        HttpClient ada = server.Browser();
        ada.DefaultRequestHeaders.Add("X-Ada", "1");

        await ada.GetAsync(new Uri("export", UriKind.Relative));
        await server.Browser().DeleteAsync(new Uri("me", UriKind.Relative));

        List<AuditRecord> records = await server.Services.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync();
        Assert.Equal((AuditActions.List, new AuditActor("person", "ada"), "ada"), (records[0].Action, records[0].Actor, records[0].Subject!.UserId));
        Assert.Equal([AuditActions.ErasePerson, AuditActions.ErasePerson], records.Skip(1).Select(static record => record.Action));
        Assert.Equal(new AuditActor("visitor", records[1].Subject!.UserId!), records[1].Actor);
    }

    [Fact]
    public async Task Who_the_host_says_is_who_acts()
    {
        await using ChatServer server = await ChatServer.StartAsync(before: static app => app.Use(async (_, next) =>
        {
            using IDisposable acting = AuditActors.Begin(new AuditActor("operator", "eve"));
            await next();
        }));

        await server.Browser().GetAsync(new Uri("conversations", UriKind.Relative));

        AuditRecord record = Assert.Single(await server.Services.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync());
        Assert.Equal(new AuditActor("operator", "eve"), record.Actor);
    }
}
