package io.dynamomapping.testing;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A member of the library, in the manner of a bean.
 */
public class Member {

	private String name = "";

	private int loans;

	/**
	 * Create a member without a name, to be filled by its setters.
	 */
	public Member() {
	}

	/**
	 * Create a member.
	 * @param name the name
	 * @param loans how many books the member has at home
	 */
	public Member(String name, int loans) {
		this.name = name;
		this.loans = loans;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public int getLoans() {
		return this.loans;
	}

	public void setLoans(int loans) {
		this.loans = loans;
	}

	@Override
	public boolean equals(@Nullable Object object) {
		return object instanceof Member other && this.name.equals(other.name) && this.loans == other.loans;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.loans);
	}

}
