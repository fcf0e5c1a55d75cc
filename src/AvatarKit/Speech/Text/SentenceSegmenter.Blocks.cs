namespace AvatarKit;

/// <content>Lines and the blocks they belong to.</content>
public sealed partial class SentenceSegmenter
{
    private bool StartLine(ICollection<TextSegment> output, bool final)
    {
        ReadOnlySpan<char> text = buffer.Pending[position..];
        if (block == Block.Fence)
        {
            return StartLineInFence(text, output, final);
        }

        Decision diagram = DiagramLines.Starts(text, final, block == Block.Diagram);
        if (diagram != Decision.No)
        {
            return diagram == Decision.Yes && StartDiagram(output);
        }

        if (block == Block.OpenTable || (block == Block.Paragraph && barInLine))
        {
            Decision table = block == Block.OpenTable ? HasBar(text, final) : MarkdownLine.IsTableDelimiter(text, final);
            if (table == Decision.NeedMore)
            {
                return false;
            }

            if (table == Decision.Yes)
            {
                if (block == Block.Paragraph && line > 0)
                {
                    Cut(line, output);
                }

                block = Block.OpenTable;
                return EnterLine();
            }
        }

        MarkdownLine found = MarkdownLine.Classify(text, final);
        if (found.Kind == LineKind.NeedMore)
        {
            return false;
        }

        bool isTable = found.Kind == LineKind.TableRow;
        if (isTable && block == Block.Table && found.Quoted == quoted)
        {
            return EnterLine();
        }

        if (found.Kind != LineKind.Text || found.Quoted != quoted || block is Block.Table or Block.OpenTable or Block.Diagram)
        {
            Cut(position, output);
        }

        quoted = found.Quoted;
        block = found.Kind switch
        {
            LineKind.Heading => Block.Heading,
            LineKind.Fence => Block.Fence,
            LineKind.TableRow => Block.Table,
            _ => Block.Paragraph,
        };
        EnterLine();
        Begin(found, output);
        return true;
    }

    private bool StartDiagram(ICollection<TextSegment> output)
    {
        if (block != Block.Diagram)
        {
            Cut(position, output);
            block = Block.Diagram;
        }

        return EnterLine();
    }

    private void Begin(in MarkdownLine found, ICollection<TextSegment> output)
    {
        switch (found.Kind)
        {
            case LineKind.Fence:
                fenceMark = buffer.Pending[position + found.Marker];
                fenceLength = found.FenceLength;
                break;
            case LineKind.Rule:
                int start = position + found.Marker;
                Cut(start + MarkdownLine.EndOfRule(buffer.Pending[start..]), output);
                break;
            case LineKind.TableRow:
                break;
            default:
                position += found.Content;
                content = Math.Max(content, position);
                break;
        }
    }

    private bool StartLineInFence(ReadOnlySpan<char> text, ICollection<TextSegment> output, bool final)
    {
        Decision closes = MarkdownLine.ClosesFence(text, fenceMark, fenceLength, final, out int end);
        if (closes == Decision.NeedMore)
        {
            return false;
        }

        EnterLine();
        if (closes == Decision.Yes)
        {
            Cut(position + end, output);
            block = Block.Paragraph;
            blockCut = false;
        }

        return true;
    }

    private bool EnterLine()
    {
        atLineStart = false;
        barInLine = false;
        line = position;
        return true;
    }

    private bool SkipLine(ICollection<TextSegment> output)
    {
        int end = buffer.Pending[position..].IndexOf('\n');
        position = end < 0 ? buffer.Pending.Length : position + end + 1;
        atLineStart = end >= 0;
        if (blockCut)
        {
            Cut(position, output);
        }
        else if (position > LongestBlock)
        {
            // Where it is cut may not depend on how much of the line has arrived.
            int bound = char.IsHighSurrogate(buffer.Pending[LongestBlock - 1]) ? LongestBlock - 1 : LongestBlock;
            bool fence = block == Block.Fence;
            Cut(fence || line == 0 ? bound : line, output);
            blockCut = fence;
        }

        return true;
    }

    private static Decision HasBar(ReadOnlySpan<char> text, bool final)
    {
        int found = text[..Math.Min(text.Length, LongestBlock + 1)].IndexOfAny('|', '\n');
        if (found >= 0)
        {
            return text[found] == '|' ? Decision.Yes : Decision.No;
        }

        return final || text.Length > LongestBlock ? Decision.No : Decision.NeedMore;
    }
}
