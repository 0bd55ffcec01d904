using Microsoft.Playwright;

namespace Outdial.Browser.Tests;

/// <summary>Of every text that is seen: how far it stands out from what is behind it, as WCAG 2.2 (1.4.3)
/// counts.</summary>
internal static class FaintText
{
    private const string Script = """
        () => {
          const numbers = color => {
            const canvas = new OffscreenCanvas(1, 1).getContext('2d');
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = ([r, g, b]) => [r, g, b]
            .map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = numbers(getComputedStyle(at).backgroundColor);
              if (color[3] === 255) return color;
            }
            return [255, 255, 255, 255];
          };
          const faint = [];
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let seen = 0;
          while (words.nextNode()) {
            const element = words.currentNode.parentElement;
            if (words.currentNode.textContent.trim() === '' || !element.checkVisibility()) continue;
            seen++;
            const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) faint.push(`${ratio.toFixed(2)}: ${words.currentNode.textContent.trim()}`);
          }
          if (seen < 30) faint.push(`only ${seen} texts were seen`);
          return faint;
        }
        """;

    /// <summary>The texts below 4.5; and a sentence if there are fewer than 30 texts at all.</summary>
    internal static Task<string[]> OfAsync(IPage page) => page.EvaluateAsync<string[]>(Script);
}
