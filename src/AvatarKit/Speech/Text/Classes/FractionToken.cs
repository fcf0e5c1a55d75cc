namespace AvatarKit;

/// <summary>A fraction: <c>3/4</c>, <c>2 1/2</c>, <c>¾</c>.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Whole">The whole number before it; null where there is none.</param>
/// <param name="Above">Its numerator.</param>
/// <param name="Below">Its denominator.</param>
/// <param name="Form">The form that goes with what it is a part of.</param>
internal readonly record struct FractionToken(int Start, int End, long? Whole, long Above, long Below,
    NumberForm Form = NumberForm.Masculine);
