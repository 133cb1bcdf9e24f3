package io.dynamomapping.internal.codec;

/**
 * A path within an item, in the text of {@link io.dynamomapping.AttributePath}, for
 * messages: it may be empty.
 */
final class PathText {

	private static final String SPECIAL = ".[]`";

	private final StringBuilder text = new StringBuilder();

	void member(String name) {
		this.text.append(this.text.isEmpty() ? "" : ".");
		boolean plain = name.chars().noneMatch((c) -> SPECIAL.indexOf(c) >= 0);
		this.text.append(plain ? name : "`" + name.replace("`", "``") + "`");
	}

	void element(int position) {
		this.text.append('[').append(position).append(']');
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
