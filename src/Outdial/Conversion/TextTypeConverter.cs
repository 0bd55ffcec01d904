using System.ComponentModel;
using System.Globalization;

namespace Outdial;

/// <summary>Converts a value from and to text, for configuration and designers.</summary>
/// <typeparam name="T">The value.</typeparam>
internal abstract class TextTypeConverter<T> : TypeConverter
    where T : notnull
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Parse(text) : base.ConvertFrom(context, culture, value);

    /// <summary>Reads the value.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    protected abstract T Parse(string text);
}
