namespace AvatarKit;

/// <summary>All prices of a book, by what they are for.</summary>
internal readonly record struct PriceLists(PriceList<ModelPrice> Models, PriceList<SpeechPrice> Speech, PriceList<ResourcePrice> Resources);
