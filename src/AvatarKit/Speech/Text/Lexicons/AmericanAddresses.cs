using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The short forms of addresses in the United States, by the Postal Service's Publication 28, and the words they stand for.</summary>
internal static class AmericanAddresses
{
    public static FrozenDictionary<string, string> Directions { get; } = LexiconTable.Words(
        "N=North S=South E=East W=West NE=Northeast NW=Northwest SE=Southeast SW=Southwest");

    public static FrozenDictionary<string, string> Streets { get; } = LexiconTable.Words(
        "St=Street Street=Street Ave=Avenue Av=Avenue Avenue=Avenue Blvd=Boulevard Boulevard=Boulevard Rd=Road Road=Road Dr=Drive Drive=Drive "
        + "Ln=Lane Lane=Lane Ct=Court Court=Court Pl=Place Place=Place Sq=Square Square=Square Pkwy=Parkway Parkway=Parkway Hwy=Highway "
        + "Highway=Highway Ter=Terrace Terrace=Terrace Cir=Circle Circle=Circle Way=Way Trl=Trail Trail=Trail");

    public static FrozenDictionary<string, string> States { get; } = LexiconTable.Words(
        "AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware FL=Florida GA=Georgia HI=Hawaii "
        + "ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan "
        + "MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York "
        + "NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina "
        + "SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming "
        + "DC=D_C");

    /// <summary>States whose short form stands for something else as well: they are told by the postal code after them.</summary>
    public static FrozenSet<string> Words { get; } = LexiconTable.Set("AL AR CO CT DE HI ID IN LA MA MD ME MS OH OK OR PA SD");
}
