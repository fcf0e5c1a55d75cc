namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class PersonalDataPatternsTests
{
    private static readonly PersonalDataPatterns All = new(new PersonalDataKindOptions());

    [Theory]
    [InlineData("pay with 4111 1111 1111 1111 please", "card:4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111, 12/29", "card:4111-1111-1111-1111")]
    [InlineData("card 4111 1111 1111 1111 12 29", "card:4111 1111 1111 1111")]
    [InlineData("Karte4111111111111111.", "card:4111111111111111")]
    [InlineData("amex 3782 822463 10005", "card:3782 822463 10005")]
    [InlineData("5555555555554444 6011111111111117 3530111333300000", "card:5555555555554444", "card:6011111111111117", "card:3530111333300000")]
    [InlineData("2223003122003222", "card:2223003122003222")]
    [InlineData("\uFF14\uFF11\uFF11\uFF11 1111 1111 1111", "card:\uFF14\uFF11\uFF11\uFF11 1111 1111 1111")]
    [InlineData("IBAN: DE89 3704 0044 0532 0130 00.", "iban:DE89 3704 0044 0532 0130 00")]
    [InlineData("gb29nwbk60161331926819", "iban:gb29nwbk60161331926819")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606 ok", "iban:FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("write to Ann.Lee+x@mail.example.com.", "email:Ann.Lee+x@mail.example.com")]
    [InlineData("<jürgen@müller.de>, a@b.co", "email:jürgen@müller.de", "email:a@b.co")]
    [InlineData("4111 1111 1111 1111@x.com", "card:4111 1111 1111 1111@x.com")]
    [InlineData("+49 30 901820 and +1 (212) 555-0123", "phone:+49 30 901820", "phone:+1 (212) 555-0123")]
    [InlineData("+49 (0)30 901820", "phone:+49 (0)30 901820")]
    [InlineData("0049 30 901820", "phone:0049 30 901820")]
    [InlineData("030 901820-12, 06 12 34 56 78, 020 7946 0958", "phone:030 901820-12", "phone:06 12 34 56 78", "phone:020 7946 0958")]
    [InlineData("(212) 555-0123 or 212.555.0123 or 1-212-555-0123", "phone:(212) 555-0123", "phone:212.555.0123", "phone:1-212-555-0123")]
    [InlineData("(11) 91234-5678", "phone:(11) 91234-5678")]
    [InlineData("my cell is 2125550123", "phone:2125550123")]
    [InlineData("from 192.168.7.21 and 2001:db8:85a3::8a2e:370:7334", "ip:192.168.7.21", "ip:2001:db8:85a3::8a2e:370:7334")]
    [InlineData("fe80:0:0:1::5: it answers", "ip:fe80:0:0:1::5")]
    [InlineData("SSN 078-05-1120, bare ssn: 078051120", "id:078-05-1120", "id:078051120")]
    [InlineData("Steuer-ID 86095742719 oder 86 095 742 719", "id:86095742719", "id:86 095 742 719")]
    [InlineData("DNI 12345678Z, 12.345.678-Z, NIE X1234567L", "id:12345678Z", "id:12.345.678-Z", "id:X1234567L")]
    [InlineData("2 55 08 14 168 025 38", "id:2 55 08 14 168 025 38")]
    [InlineData("RSSMRA85T10A562S", "id:RSSMRA85T10A562S")]
    [InlineData("CPF 529.982.247-25 e 52998224725", "id:529.982.247-25", "id:52998224725")]
    [InlineData("BSN 111222333 en 1112.22.333", "id:111222333", "id:1112.22.333")]
    [InlineData("NHS 943 476 5919, nhs number 9434765919", "id:943 476 5919", "id:9434765919")]
    [InlineData("NI AB 12 34 56 C", "id:AB 12 34 56 C")]
    public void What_is_personal_is_found(string text, params string[] expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("4111 1111 1111 1112")] // Luhn
    [InlineData("9999999999999995")] // no issuer
    [InlineData("41111111111111111111111")] // longer than any card
    [InlineData("DE88370400440532013000")] // check digits
    [InlineData("XX89370400440532013000")] // no country
    [InlineData("on 01.02.2024 12:30, 2024-02-01, 1/2/2024")]
    [InlineData("order 12345678, invoice 2024-000123, 1,234,567.89")]
    [InlineData("at 12:30:45, ratio 1:2:3, std::vector, a::b")]
    [InlineData("chapter 1.2.3, version 1.2.3.4.5, 256.1.1.1")]
    [InlineData("me@, @you, a@b, a@b.c, x@1.2")]
    [InlineData("666-12-3456, 178-00-1120, 178-05-0000")]
    [InlineData("12345678A X1234567A")] // letters of the DNI
    [InlineData("86095742718, 12345678901")] // tax numbers
    [InlineData("111.111.111-11, 529.982.247-26")]
    [InlineData("order 111222333 and order 9434765919")] // nothing says whose numbers they are
    [InlineData("RSSMRA85T10A562T, QQ123456C, GB123456A")]
    [InlineData("tell the hotel about 12345678")]
    [InlineData("[card-bcdfghj] and [phone-zzxxwwv]")]
    [InlineData("(2024) 1234567")]
    public void What_is_not_is_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_kind_that_is_off_is_left()
    {
        var patterns = new PersonalDataPatterns(new PersonalDataKindOptions { Card = false, Email = false });

        List<PersonalDataSpan> found = patterns.Find("4111 1111 1111 1111, a@b.com, DE89370400440532013000", "en", out _);

        Assert.Equal([PersonalDataKind.Iban], found.Select(static span => span.Kind));
    }

    [Fact]
    public void Nine_digits_in_groups_are_a_phone_where_they_are_written_so()
    {
        Assert.Equal(["phone:612 345 678"], Find("llama al 612 345 678", "es-ES"));
        Assert.Empty(Find("some 612 345 678 people", "en-US"));
    }

    [Fact]
    public void A_number_of_Corsica_is_found()
    {
        // 2A counts as 19: 97 - 1840219451089 mod 97.
        long key = 97 - (1_84_02_19_451_089 % 97);
        string number = $"1 84 02 2A 451 089 {key:00}";

        Assert.Equal([$"id:{number}"], Find(number, "fr"));
    }

    private static string[] Find(string text, string locale = "en-US")
        => [.. All.Find(text, locale, out _).Select(span => $"{span.Kind}:{text.Substring(span.Start, span.Length)}")];
}
