package io.dynamomapping;

import java.util.List;

/**
 * Puts changes together from parts whose values are attribute values.
 */
public final class Changes {

	private Changes() {
	}

	/**
	 * Return actions as one change.
	 * @param actions the actions
	 * @return the change
	 */
	public static Change of(List<Change.Action> actions) {
		return Change.allOf(actions.stream().map(Change::of).toList());
	}

}
