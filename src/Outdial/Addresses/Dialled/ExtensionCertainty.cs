namespace Outdial;

/// <summary>How certain it is that the digits after a number are an extension.</summary>
internal enum ExtensionCertainty
{
    /// <summary>A mark that says only this: <c>ext.</c>, <c>x</c>, <c>#</c>, <c>;ext=</c>.</summary>
    Certain,

    /// <summary>A word of another language, or a pause: digits to dial once the call is answered.</summary>
    Likely,

    /// <summary>Germany's and Austria's <c>Durchwahl</c>: often dialled directly after the number, without its last
    /// digit, so that the text has two readings.</summary>
    Direct,
}
