namespace AvatarKit;

/// <summary>Refuses questions that are alike but for a word that turns the answer round: a negation, a number, a name, a contrary.</summary>
internal static class QuestionGuard
{
    /// <summary>Whether two questions may have one answer.</summary>
    public static bool Allows(Question one, Question other)
        => one.IsNegated == other.IsNegated
            && one.Numbers.AsSpan().SequenceEqual(other.Numbers)
            && HasNames(one, other) && HasNames(other, one)
            && !AreContrary(one, other) && !HaveContraryParticles(one, other)
            && !AreOppositeByPrefix(one, other) && !AreOppositeByPrefix(other, one);

    private static bool HasNames(Question one, Question other)
    {
        foreach (ulong name in one.Names)
        {
            if (!other.Has(name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreContrary(Question one, Question other)
    {
        foreach (int side in one.Contraries)
        {
            if (!one.Contraries.Contains(-side) && other.Contraries.Contains(-side) && !other.Contraries.Contains(side))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"turn it on" beside "turn it off", "to Anna" beside "from Anna".</summary>
    private static bool HaveContraryParticles(Question one, Question other)
    {
        foreach (ParticleUse use in one.Particles)
        {
            foreach (ParticleUse against in other.Particles)
            {
                bool isBesideTheSame = (use.Before != 0 && use.Before == against.Before) || (use.After != 0 && use.After == against.After);
                if (use.Side == -against.Side && isBesideTheSame && !(HasSide(one, against.Side) && HasSide(other, use.Side)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasSide(Question question, int side)
    {
        foreach (ParticleUse use in question.Particles)
        {
            if (use.Side == side)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"possible" beside "impossible", "freeze" beside "unfreeze".</summary>
    private static bool AreOppositeByPrefix(Question one, Question other)
    {
        foreach (QuestionTerm term in one.Terms)
        {
            if (term.IsFunction || term.Stem.Length < 4 || other.Has(term.Id))
            {
                continue;
            }

            foreach (QuestionTerm against in other.Terms)
            {
                int longer = against.Stem.Length - term.Stem.Length;
                if (!against.IsFunction && longer is > 0 and <= 3 && against.Stem.EndsWith(term.Stem, StringComparison.Ordinal)
                    && IsNegativePrefix(against.Stem.AsSpan(0, longer)) && !one.Has(against.Id))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNegativePrefix(ReadOnlySpan<char> prefix)
        => prefix is "un" or "in" or "im" or "ir" or "il" or "dis" or "non" or "de" or "des" or "dés" or "dé" or "s" or "ent" or "ab" or "mis";
}
